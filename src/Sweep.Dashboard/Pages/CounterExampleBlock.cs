using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Pages;

/// <summary>A refuted trial's packet: the results of the rechecks, and the command that replays it.</summary>
internal static class CounterExampleBlock
{
    private static readonly Html[] Headings = [TableCells.Heading("Measured again"), TableCells.Heading("Verdict"), TableCells.Heading("Why")];

    public static async Task<Html> ReadAsync(PageRequest request, Guid trial)
    {
        var examples = new CounterExamples(request.Database);
        return await examples.OfAsync(trial, request.Aborted) is { } example ? Of(trial, example, await examples.RechecksAsync(example.Artifact, request.Aborted)) : default;
    }

    private static Html Of(Guid trial, CounterExampleSummary example, IReadOnlyList<Recheck>? rechecks)
    {
        var owner = example.Trial == trial ? default : Html.Of($" It belongs to trial {Links.TrialLink(example.Trial)}, which made this measurement.");
        return Html.Of($"""
            <h2>Counter-example</h2>
            {Rechecks(rechecks)}<p><a href="/artifacts/{example.Artifact}" download>Counter-example packet</a> <span class="quiet">({Digits.Size(example.Bytes)}: configuration, weights, input, embeddings)</span>.{owner} To measure it again:</p>
            <div class="command"><pre tabindex="0" aria-label="The command that replays it">sweep replay {example.Trial.ToString("N")}</pre></div>

            """);
    }

    private static Html Rechecks(IReadOnlyList<Recheck>? rechecks) => rechecks switch
    {
        null => Html.Of($"<p class=\"quiet\">Another version of this program wrote the packet: the results of the rechecks are in it, but cannot be shown here.</p>\n"),
        [] => Html.Of($"<p class=\"quiet\">It was not measured again under other conditions.</p>\n"),
        _ => TableCells.Table("Measured again because it speaks against the theory", Headings, Html.Join(rechecks, Row)),
    };

    private static Html Row(Recheck recheck) => Html.Of($"""
        <tr><th scope="row">{recheck.Condition}</th><td>{(recheck.Judgement is { } judged ? Chips.Verdict(ChoiceText.Of(judged.Overall)) : Chips.State("failed"))}</td><td class="why">{recheck.Judgement?.Reason ?? recheck.Trouble}</td></tr>

        """);
}
