using System.CommandLine;
using System.Globalization;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Contracts.Transport;

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

internal static class CertificatesInitCommand
{
    public static Command Create(Shell shell)
    {
        var folder = new Option<string>("--out")
        {
            Description = "The folder of the new authority; it is made if it does not exist.",
            HelpName = "DIR",
            Required = true,
        };
        var format = Arguments.TextFormat();
        var command = new Command("init", "Makes a private authority for a cluster: ca.crt and its key, valid for ten years.") { folder, format };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(folder);
            CertificateAuthority.Create(name, shell.Time);
            shell.Answer(
                parsed.GetValue(format), $"made an authority in {Path.GetFullPath(name)}; keep ca.key there, and make each node's files with `sweep certificates issue`",
                ("folder", Path.GetFullPath(name)));
            return ExitCode.Done;
        });
        return command;
    }
}

internal static class CertificatesIssueCommand
{
    private const int DefaultDays = 365;

    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("NODE") { Description = "The node's name, such as node-1." };
        var authority = new Option<string>("--authority")
        {
            Description = "The folder that `sweep certificates init` made.",
            HelpName = "DIR",
            Required = true,
        };
        var folder = new Option<string>("--out")
        {
            Description = "The folder for this node's files; it is made if it does not exist. The node's earlier certificate is replaced.",
            HelpName = "DIR",
            Required = true,
        };
        var addresses = new Option<string[]>("--address")
        {
            Description = "An IP address or host name of the node, for programs that check it; may be repeated.",
            HelpName = "IP|HOST",
            DefaultValueFactory = static _ => [],
        };
        var days = Arguments.Whole("--days", $"Days for which it is valid. Default: {DefaultDays}.", 1, 3650);
        var format = Arguments.TextFormat();
        var command = new Command("issue", """
            Makes the certificate of a node: ca.crt, node.crt and node.key in a folder of its own.

            A running node uses a renewed certificate for every new connection, without a restart.
            """)
        { name, authority, folder, addresses, days, format };
        command.SetAction(parsed =>
        {
            var target = parsed.GetRequiredValue(folder);
            using var issuer = CertificateAuthority.Open(parsed.GetRequiredValue(authority), shell.Time);
            var until = issuer.Issue(parsed.GetRequiredValue(name), parsed.GetRequiredValue(addresses), parsed.GetValue(days) ?? DefaultDays, target);
            shell.Answer(
                parsed.GetValue(format),
                string.Create(CultureInfo.InvariantCulture, $"made the certificate of {parsed.GetRequiredValue(name)} in {Path.GetFullPath(target)}, valid until {until:yyyy-MM-dd}"),
                ("node", parsed.GetRequiredValue(name)), ("folder", Path.GetFullPath(target)), ("valid_until", until));
            return ExitCode.Done;
        });
        return command;
    }
}
