using System.CommandLine;
using Sweep.Cli.Cluster;
using Sweep.Cli.Presets;
using Sweep.Cli.Results;
using Sweep.Cli.Results.Exports;
using Sweep.Cli.Setup;
using Sweep.Cli.Sweeps;
using Sweep.Cli.Terminal;

namespace Sweep.Cli;

/// <summary>All commands.</summary>
internal static class SweepCommandLine
{
    public static RootCommand Root(Shell shell)
    {
        var root = new RootCommand("""
            Runs grids of shift-equivariance trials and compares every measurement with the theory's prediction.

            Start with: sweep run quickstart

            Exit codes:
              0    done, nothing refuted
              2    sweep file or arguments wrong
              3    trials or controls failed
              4    a prediction was refuted
              5    the environment lacks something that is needed
              130  interrupted, state kept

            Environment:
              SWEEP_HOME             private state (default: sweep in your data folder)
              SWEEP_DATABASE         a PostgreSQL to use instead of a private one
              SWEEP_DATABASE_READER  the same for commands that only read
              SWEEP_PG_BIN           folder of PostgreSQL's initdb and pg_ctl
            """)
        {
            RunCommand.Create(shell),
            SubmitCommand.Create(shell),
            WatchCommand.Create(shell),
            PauseCommand.Create(shell),
            ResumeCommand.Create(shell),
            CancelCommand.Create(shell),
            RetryCommand.Create(shell),
            PriorityCommand.Create(shell),
            NoteCommand.Create(shell),
            TagCommand.Create(shell),
            PredictCommand.Create(shell),
            SizesCommand.Create(shell),
            PresetsCommand.Create(shell),
            SchemaCommand.Create(shell),
            ListCommand.Create(shell),
            ShowCommand.Create(shell),
            ResultsCommand.Create(shell),
            DiffCommand.Create(shell),
            ExportCommand.Create(shell),
            FiguresCommand.Create(shell),
            ReportCommand.Create(shell),
            SqlCommand.Create(shell),
            ReplayCommand.Create(shell),
            DashboardCommand.Create(shell),
            NodeCommand.Create(shell),
            NodesCommand.Create(shell),
            DrainCommand.Create(shell),
            CertificatesCommand.Create(shell),
            CompletionCommand.Create(shell),
            CompleteCommand.Create(shell, () => Root(shell)),
            SiloCommand.Create(shell),
            DoctorCommand.Create(shell),
            MigrateCommand.Create(shell),
            StopCommand.Create(shell),
        };
        root.SetAction(static parsed => new ShortHelp().Invoke(parsed));
        return CommandRun.Prepare(root, "sweep");
    }

    // Ctrl-C in a terminal reaches the whole process group; the node decides when its silo ends.
    public static Task<int> RunAsync(IReadOnlyList<string> args, Shell shell) =>
        CommandRun.RunAsync(Root(shell), args, shell, ofTerminal: args is not [SiloCommand.Name, ..]);
}
