using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Contracts.Transport;

namespace Sweep.Cli.Cluster;

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
