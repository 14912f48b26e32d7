using System.CommandLine;
using Sweep.Cli.Terminal;

namespace Sweep.Cli.Cluster;

internal static class CertificatesCommand
{
    public static Command Create(Shell shell) => new("certificates", """
        Makes the certificates by which the machines of a cluster recognise each other.

        sweep certificates init --out authority
        sweep certificates issue node-1 --authority authority --out node-1 --address 10.0.0.5

        Give each node its own folder (ca.crt, node.crt, node.key) and start it with `sweep node --certificates DIR`. A person who has
        ca.key can let others into the cluster: keep it on one machine, readable by you alone.
        """)
    {
        CertificatesInitCommand.Create(shell),
        CertificatesIssueCommand.Create(shell),
    };
}
