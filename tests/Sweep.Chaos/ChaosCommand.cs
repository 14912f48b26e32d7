using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Theory;

namespace Sweep.Chaos;

internal static class ChaosCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Name of the program.</summary>
    public const string Name = "Sweep.Chaos";

    public static RootCommand Create(Shell shell)
    {
        var minutes = Arguments.Whole("--minutes", "How long faults are brought about. Recovering takes a minute or two more. Default: 2.", 1, 7 * 24 * 60);
        var faults = Arguments.Whole("--faults", "Ends after so many faults, or after --minutes where these are given, too.", 1, 100_000);
        var seed = Arguments.Whole("--seed", "The same seed gives the same faults at the same times. Default: 1.", 0, int.MaxValue);
        var nodes = Arguments.Whole("--nodes", "Nodes of the cluster. Default: 3.", 1, 16);
        var every = Arguments.Whole("--every", "Seconds from fault to fault, with nothing but trainings, so that times of recovery are measured one by one. Default: 2 to 7, at random.", 1, 3600);
        var keep = new Option<bool>("--keep") { Description = "Keep the folder with database and logs; it is kept in any case when something was lost." };
        var command = new RootCommand("""
            Disturbs a small cluster of its own at random, and tells whether it lost something or counted it twice.

            Processes are killed and frozen, the database too, its connections and the links between nodes cut, nodes drained, sweeps paused. Afterwards every feasible
            trial must have exactly one measurement, and every number must be that of a run that nobody disturbed. Exit code 3 when not.
            Nothing outside a temporary folder is touched.

            dotnet run -c Release --project tests/Sweep.Chaos -- --minutes 10 --seed 7
            dotnet run -c Release --project tests/Sweep.Chaos -- --faults 200
            """)
        { minutes, faults, seed, nodes, every, keep };
        command.SetAction((parsed, cancellationToken) => OperatingSystem.IsLinux()
            ? new ChaosRun(shell, new(
                parsed.GetValue(minutes) is { } some ? TimeSpan.FromMinutes(some) : parsed.GetValue(faults) is null ? TimeSpan.FromMinutes(2) : Longest,
                parsed.GetValue(seed) ?? 1, parsed.GetValue(nodes) ?? 3, parsed.GetValue(faults),
                parsed.GetValue(every) is { } gap ? TimeSpan.FromSeconds(gap) : null, parsed.GetValue(keep)))
                .RunAsync(cancellationToken)
            : throw new UnfitEnvironmentException("it reads /proc and sends signals, so it works on Linux only"));
        return CommandRun.Prepare(command, Name);
    }
}
