using System.CommandLine;
using Sweep.Cli.Presets;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Sweeps;

internal static class RunCommand
{
    public static Command Create(Shell shell)
    {
        var file = SweepFileArguments.File();
        var scale = SweepFileArguments.Scale();
        var fresh = Arguments.Fresh();
        var slots = Arguments.Whole("--slots", "Worker processes. Default: one for each GPU, or for each CPU core where there is none.", 1, 1024);
        var siloPort = Arguments.Whole("--silo-port", "Port of the scheduler on this machine. Default: a free one.", 1, 65535);
        var gatewayPort = Arguments.Whole("--gateway-port", "Port on which workers reach the scheduler. Default: a free one.", 1, 65535);
        var format = Arguments.TextFormat("How to print the outcome: text for people, json for programs, with progress on standard error.");
        var command = new Command("run", """
            Runs a sweep on this machine, and ends with a verdict on every prediction.

            It finds or installs a private PostgreSQL and starts it, starts the scheduler and the workers, shows the progress, and stops
            everything but PostgreSQL at the end (see `sweep stop`). Every finished trial is kept: after Ctrl-C, a crash or a power cut
            the same command continues. For a finished sweep it only prints the verdicts again.

            sweep run quickstart
            sweep run fig2b --scale full
            sweep run mine.yaml --slots 8
            """)
        { file, scale, fresh, slots, siloPort, gatewayPort, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var sweep = await SweepFile.LoadAsync(parsed.GetRequiredValue(file), parsed.GetValue(scale), cancellationToken);
            var places = new RunPlaces(parsed.GetValue(slots), parsed.GetValue(siloPort), parsed.GetValue(gatewayPort));
            return await SweepRun.OfFileAsync(shell, sweep, places, parsed.GetValue(fresh), parsed.GetValue(format), cancellationToken);
        });
        return command;
    }
}
