using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Site;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Dashboard.Pages;

/// <summary>The page of one trial.</summary>
internal static class TrialPage
{
    private static readonly Html[] AttemptHeadings =
    [
        TableCells.Heading("Started"), TableCells.Heading("Worker"), TableCells.Heading("Device"), TableCells.NumberHeading("Took"), TableCells.Heading("Outcome"),
        TableCells.Heading("Error"),
    ];

    public static async Task<Page> ShowAsync(PageRequest request)
    {
        var queries = new TrialQueries(request.Database);
        var digits = request.Route("id");
        var found = await queries.FindAsync(digits, request.Aborted);
        if (found.Count != 1 || await queries.ReadAsync(found[0], request.Aborted) is not { } trial)
        {
            return Page.NotFound(found.Count > 1 ? $"Several trials have an id that starts with {digits}; give more digits." : $"There is no trial whose id starts with {digits}.");
        }

        var controls = await new SweepQueries(request.Database).FailedControlsAsync(trial.Sweep, request.Aborted).ToListAsync(request.Aborted);
        var attempts = await queries.AttemptsAsync(trial.Id, request.Aborted);
        var artifacts = await queries.ArtifactsAsync(trial.Id, request.Aborted);
        var example = await CounterExampleBlock.ReadAsync(request, trial.Id);
        var late = await queries.LateAsync(trial.Id, request.Aborted);
        var origin = trial.Fields["reused_from"] is Guid other ? await queries.RelatedAsync(other, request.Aborted) : [];
        var facts = new TrialFacts(trial);
        var state = facts.Text("state")!;

        // Without a network of these sizes there is no prediction and no measurement.
        var exists = state != ChoiceText.Of(TrialState.Infeasible);
        var pends = state == ChoiceText.Of(TrialState.Pending);
        var head = new PageHead($"Trial {Links.ShortId(trial.Id)}")
        {
            Section = "sweeps", Crumbs = [new("Sweeps", "/"), new(trial.Sweep, Links.Sweep(trial.Sweep))],
            Beside = facts.Text("verdict") is { } verdict ? Chips.Verdict(verdict) : Chips.State(state),
        };
        return new(head, Html.Of($"""
            {SweepPage.Controls(controls)}{Cause(facts)}<p>{facts.Text("verdict_reason") ?? Whyever(state, facts)}</p>
            {(exists ? Html.Of($"{Origin(trial, origin)}{TrialComparison.Of(facts)}{example}{Panels(artifacts)}{Training(trial, facts)}<h2>Attempts</h2>\n{Attempts(attempts)}{LateTable.Of(late)}") : default)}<div class="columns">
            <section><h2>Parameters</h2>
            {Parameters(trial.Canonical)}</section>
            <section><h2>{(facts.Text("worker") is null ? "Its place in the sweep" : "Where the measurement comes from")}</h2>
            {Provenance(facts)}{(exists ? Rerun(trial) : default)}</section>
            </div>
            """)) { Lives = pends, AwaitsChart = pends };
    }

    /// <summary>Renders the cause of a verdict other than confirmed; the sentence below gives the trial's numbers.</summary>
    private static Html Cause(TrialFacts facts) => facts.Text("verdict_cause") is { } cause && facts.Text("verdict") != ChoiceText.Of(Verdict.Confirmed)
        ? Html.Of($"<p class=\"cause\">{Chips.Words(facts.Text("verdict")!)}: <strong>{cause}</strong></p>\n")
        : default;

    private static string Whyever(string state, TrialFacts facts) => facts.Text("state_reason") is { } reason ? Sentence.Of(FailuresPage.FirstLine(reason))
        : state == ChoiceText.Of(TrialState.Pending) ? "Not measured yet." : "Not measured.";

    private static Html Origin(TrialDetail trial, IReadOnlyList<RelatedTrial> origin) => trial.Fields["reused_from"] is null ? default
        : origin is [var other] ? Html.Of($"<p>Measured by an earlier sweep, <a href=\"{Links.Sweep(other.Sweep)}\">{other.Sweep}</a>, as its trial {Links.TrialLink(other.Id)}: every input was the same.</p>\n")
        : Html.Of($"<p>Measured by an earlier sweep that is no longer here: every input was the same.</p>\n");

    private static Html Panels(IReadOnlyList<TrialArtifact> artifacts) => Html.Join(
        artifacts.Where(static artifact => artifact.MediaType == "image/png"),
        static picture => Html.Of($"""
            <h2>Picture</h2>
            <figure class="panel"><a href="/artifacts/{picture.Id}.png"><img src="/artifacts/{picture.Id}.png" alt="Picture of the trial's input, its embeddings and what was found in them ({picture.Kind})"></a></figure>

            """));

    private static Html Training(TrialDetail trial, TrialFacts facts) => facts.List<double>("loss_curve").Count == 0 ? default : Html.Of($"""
        <h2>Training</h2>
        {ChartBlock.Linked(ChartQueries.LossOfTrial(trial.Sweep, trial.Id))}
        """);

    private static Html Attempts(IReadOnlyList<TrialAttempt> attempts) => attempts.Count == 0
        ? Html.Of($"<p class=\"empty\">No worker has tried it.</p>")
        : TableCells.Table("Every attempt at this trial", AttemptHeadings, Html.Join(attempts, static attempt => Html.Of($"""
            <tr data-key="{attempt.Id}"><th scope="row">{Digits.Time(attempt.Started)}</th><td>{attempt.Worker}</td><td>{attempt.Device}</td>{TableCells.Number(AttemptsPage.Took(attempt.Started, attempt.Ended))}<td>{AttemptsPage.Outcome(attempt.Cause, attempt.Accepted)}</td><td class="why">{(attempt.Error is { } error ? FailuresPage.Trace(FailuresPage.FirstLine(error), error) : default)}</td></tr>

            """)));

    private static Html Parameters(string canonical) =>
        TrialFacts.Facts(PointText.Values(canonical).Select(static axis => (Chips.Words(axis.Key), Html.Of($"{(axis.Value is "" or "default" ? "none given" : axis.Value)}"))));

    private static Html Provenance(TrialFacts facts) => facts.Facts(
        ("Worker", "worker"), ("Device", "device"), ("Threads", "threads"), ("Libraries", "libraries"), ("oneDNN", "one_dnn"), ("Self-test passed", "self_test_passed"),
        ("Git revision", "git_revision"), ("Code of the science", "science"), ("Training took", "training_ms"), ("Measuring took", "measuring_ms"),
        ("Resumed at step", "resumed_step"), ("Own images (SHA-256)", "images_sha256"), ("Final since", "finalized_at"), ("Place in the grid", "ordinal"), ("Training", "training_id"), ("Trial", "trial_id"));

    private static Html Rerun(TrialDetail trial)
    {
        var name = $"again-{Links.ShortId(trial.Id)}";
        string command;
        try
        {
            command = $"cat > {name}.yaml <<'END'\n{PointFile.Of(name, trial.Canonical)}END\nsweep run {name}.yaml --fresh";
        }
        catch (InvalidSweepException)
        {
            return Html.Of($"<p class=\"quiet\">Another version of this program wrote this grid point, so there is no command that measures it again.</p>\n");
        }

        return Html.Of($"""
            <h2>Measure it again</h2>
            <p>The same grid point as a sweep of its own:</p>
            <div class="command"><pre tabindex="0">{command}</pre></div>

            """);
    }
}
