using Npgsql;
using Spectre.Console;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Answers;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

/// <summary>Prints the outcome of a sweep: refuted trials, verdicts by law, failures, and the next commands.</summary>
internal sealed class SweepReport(Shell shell, NpgsqlDataSource database)
{
    // Enough to see a pattern; `sweep results` has all of them.
    private const int LongestList = 10;

    private readonly SweepQueries queries = new(database);

    /// <returns>The exit code of a run of the sweep.</returns>
    public async Task<int> PrintAsync(string name, CancellationToken cancellationToken)
    {
        // Hashes every prediction anew, while the rest is read.
        var audit = PredictionAudit.OfAsync(database, name, cancellationToken);
        var sweep = (await queries.FindAsync(name, cancellationToken))!;
        SweepHeading.Print(shell, sweep);

        // First, because no verdict counts after a failed control.
        var controlsFailed = await ControlsNotice.SayAsync(queries, name, line => shell.Say(line, Color.Red), cancellationToken);
        var laws = await queries.VerdictsAsync(name, cancellationToken).ToListAsync(cancellationToken);
        if ((await audit).Complaint is { } complaint)
        {
            shell.Say($"SOMETHING IS OFF: {complaint}.", Color.Red);
        }

        await PrintRefutedAsync(sweep, cancellationToken);
        if (laws.Count > 0)
        {
            shell.Out.Write(VerdictTable.Of(laws, shell.Out.Profile.Width));
        }

        var causes = await queries.CausesAsync(name, cancellationToken);
        PrintCauses(causes);
        await PrintFailuresAsync(sweep, cancellationToken);
        shell.Say(CoverageText.Of(sweep.Coverage));
        if (await queries.ReusedAsync(name, cancellationToken) is > 0 and var reused)
        {
            shell.Say($"{reused} of the measurements were made by an earlier sweep of the same points; --fresh measures them again");
        }

        shell.Say($"answer: {await new AnswerQueries(database).AnswerAsync(sweep, laws, causes, controlsFailed, cancellationToken)}");
        NextCommands.Print(shell, sweep, laws, await new FigureQueries(database).ExistAsync(name, cancellationToken));
        return Outcome(sweep, controlsFailed);
    }

    /// <summary>
    /// A refutation outweighs a failure, because it concerns the theory and not one machine. A failed control concerns the machine:
    /// then no verdict counts, and nothing is refuted.
    /// </summary>
    internal static int Outcome(SweepSummary sweep, bool controlsFailed) => sweep switch
    {
        _ when controlsFailed => ExitCode.Failed,
        { Verdicts.Refuted: > 0 } => ExitCode.Refuted,
        { Coverage.Failed: > 0 } => ExitCode.Failed,
        _ => ExitCode.Done,
    };

    private async Task PrintRefutedAsync(SweepSummary sweep, CancellationToken cancellationToken)
    {
        if (sweep.Verdicts.Refuted == 0)
        {
            return;
        }

        shell.Say($"{Counted.Of(sweep.Verdicts.Refuted, "trial speaks", "trials speak")} against the theory, or reveal a fault of this program:", Color.Red);
        await foreach (var trial in queries.RefutedAsync(sweep.Name, cancellationToken).Take(LongestList))
        {
            shell.Say($"  {ShortId.Of(trial.Trial)}  {trial.Reason}");
            shell.Say($"            {trial.Canonical}");
        }

        if (sweep.Verdicts.Refuted > LongestList)
        {
            shell.SayWhole($"  and {sweep.Verdicts.Refuted - LongestList} more: {ProgramName.Of(shell)} sql \"select * from trial_results where sweep_id = id_of('{sweep.Name}') and verdict = 'refuted'\"");
        }

        shell.SayWhole($"  `{ProgramName.Of(shell)} replay ID` computes one of them again");
    }

    private void PrintCauses(VerdictCauses causes)
    {
        if (causes.Largest.Count == 0)
        {
            return;
        }

        shell.Say("not confirmed, by cause:");
        foreach (var line in causes.Largest.Select(static group => group.Line).Append(causes.More).OfType<string>())
        {
            shell.Say($"  {line}");
        }
    }

    private async Task PrintFailuresAsync(SweepSummary sweep, CancellationToken cancellationToken)
    {
        await foreach (var group in queries.FailuresAsync(sweep.Name, cancellationToken).Take(LongestList))
        {
            shell.Say($"{Counted.Of(group.N, "trial")} failed for good ({group.Cause}): {group.Example}", Color.Yellow);
        }
    }
}

/// <summary>Writes the planned trials as a sum over their states; "missing" counts those that are not final.</summary>
internal static class CoverageText
{
    public static string Of(Coverage coverage)
    {
        var cancelled = coverage.Cancelled == 0 ? "" : $" + {coverage.Cancelled} cancelled";
        return $"planned {coverage.Planned} = {coverage.Succeeded} succeeded + {coverage.Infeasible} infeasible + {coverage.Failed} failed{cancelled} + {coverage.Missing} missing";
    }
}
