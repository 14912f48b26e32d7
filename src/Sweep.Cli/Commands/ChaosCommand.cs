using System.CommandLine;
using Sweep.Cli.Chaos;
using Sweep.Theory;

namespace Sweep.Cli.Commands;

internal static class ChaosCommand
{
    public static Command Create(Shell shell)
    {
        var minutes = Arguments.Whole("--minutes", "How long faults are brought about. Recovering takes a minute or two more. Default: 2.", 1, 7 * 24 * 60);
        var seed = Arguments.Whole("--seed", "The same seed gives the same faults at the same times. Default: 1.", 0, int.MaxValue);
        var nodes = Arguments.Whole("--nodes", "Nodes of the cluster. Default: 3.", 1, 16);
        var keep = new Option<bool>("--keep") { Description = "Keep the folder with database and logs; it is kept in any case when something was lost." };
        var command = new Command("chaos", """
            Disturbs a small cluster of its own at random, and tells whether it lost something or counted it twice.

            Processes are killed and frozen, the database too, its connections and the links between nodes cut, nodes drained, sweeps paused. Afterwards every feasible
            trial must have exactly one measurement, and every number must be that of a run that nobody disturbed. Exit code 3 when not.
            Nothing outside a temporary folder is touched.

            sweep chaos --minutes 10 --seed 7
            """)
        { minutes, seed, nodes, keep };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => OperatingSystem.IsLinux()
            ? new ChaosRun(shell, new(
                TimeSpan.FromMinutes(parsed.GetValue(minutes) ?? 2), parsed.GetValue(seed) ?? 1, parsed.GetValue(nodes) ?? 3, parsed.GetValue(keep)))
                .RunAsync(cancellationToken)
            : throw new UnfitEnvironmentException("sweep chaos reads /proc and sends signals, so it works on Linux only"));
        return command;
    }
}
