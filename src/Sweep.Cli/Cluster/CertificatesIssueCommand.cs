using System.CommandLine;
using System.Globalization;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Contracts.Transport;

namespace Sweep.Cli.Cluster;

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
