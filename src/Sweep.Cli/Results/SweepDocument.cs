using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Answers;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

/// <summary>The outcome of a sweep for programs: the content of the report as one object.</summary>
internal sealed class SweepDocument(NpgsqlDataSource database)
{
    // The list is bounded; `sweep results` has every refuted trial. The counts are always complete.
    private const int LongestList = 100;

    private readonly SweepQueries queries = new(database);

    /// <returns>The object, and the exit code of a run of the sweep.</returns>
    public async Task<(Fields Document, int Code)> OfAsync(string name, CancellationToken cancellationToken)
    {
        var sweep = (await queries.FindAsync(name, cancellationToken))!;
        var controls = await queries.FailedControlsAsync(name, cancellationToken).ToListAsync(cancellationToken);
        var laws = await queries.VerdictsAsync(name, cancellationToken).ToListAsync(cancellationToken);
        var refuted = await queries.RefutedAsync(name, cancellationToken).Take(LongestList).ToListAsync(cancellationToken);
        var failures = await queries.FailuresAsync(name, cancellationToken).ToListAsync(cancellationToken);
        var causes = await queries.CausesAsync(name, cancellationToken);
        var code = SweepReport.Outcome(sweep, controls.Count > 0);
        return (new Fields(
            ("sweep", sweep.Name),
            ("state", sweep.Seen.Word),
            ("question", sweep.Question),
            ("note", sweep.Note),
            ("tags", sweep.Tags),
            ("created", sweep.Created),
            ("finalized", sweep.Finalized),
            ("priority", sweep.Priority),
            ("trainings", sweep.Trainings),
            ("coverage", Of(sweep.Coverage)),
            ("verdicts", Of(sweep.Verdicts)),
            ("reused", await queries.ReusedAsync(name, cancellationToken)),
            ("failed_controls", controls),
            ("prediction_complaint", (await PredictionAudit.OfAsync(database, name, cancellationToken)).Complaint),
            ("laws", laws.Select(Of).ToList()),
            ("refuted", refuted.Select(Of).ToList()),
            ("causes", causes.Largest.Select(Of).ToList()),
            ("causes_in_all", causes.Groups),
            ("answer", await new AnswerQueries(database).AnswerAsync(sweep, laws, causes, controls.Count > 0, cancellationToken)),
            ("failures", failures.Select(static group => new Fields(("cause", group.Cause), ("trials", group.N), ("example", group.Example))).ToList()),
            ("exit_code", code)), code);
    }

    private static Fields Of(Coverage coverage) => new(
        ("planned", coverage.Planned), ("succeeded", coverage.Succeeded), ("failed", coverage.Failed), ("infeasible", coverage.Infeasible),
        ("cancelled", coverage.Cancelled), ("missing", coverage.Missing));

    private static Fields Of(VerdictCounts counts) => new([.. VerdictLook.All.Select(look => (look.Word, (object?)counts.Of(look.Verdict)))]);

    private static Fields Of(LawVerdicts law) => new(
        ("law", law.Law), ("trials", law.N), ("verdicts", Of(law.Trials)), ("configurations", law.NConfigurations), ("configuration_verdicts", Of(law.Configurations)));

    private static Fields Of(VerdictCause group) => new(("verdict", group.Verdict), ("cause", group.Cause), ("trials", group.N));

    private static Fields Of(RefutedTrial trial) => new(
        ("trial_id", trial.Trial), ("ordinal", trial.Ordinal), ("point", trial.Canonical), ("reason", trial.Reason),
        ("predicted_distinct", trial.PredictedDistinct), ("measured_distinct", trial.MeasuredDistinct), ("class_gap", trial.ClassGap),
        ("predicted_seamless", trial.PredictedSeamless), ("stitch_error_max", trial.StitchErrorMax),
        ("predicted_jump", trial.PredictedJump), ("jump_ratio", trial.JumpRatio));
}

/// <summary>The exit code of a run or a watch of a sweep.</summary>
internal static class SweepOutcome
{
    /// <returns>The exit code.</returns>
    public static async Task<int> PrintAsync(Shell shell, NpgsqlDataSource database, string sweep, TextFormat format, CancellationToken cancellationToken)
    {
        if (format == TextFormat.Text)
        {
            return await new SweepReport(shell, database).PrintAsync(sweep, cancellationToken);
        }

        var (document, code) = await new SweepDocument(database).OfAsync(sweep, cancellationToken);
        shell.Print(document);
        return code;
    }
}
