using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Pages;

/// <summary>The requested filter of a sweep's trials. A complaint about a filter is shown beside its field, with the rest of the page.</summary>
/// <param name="Typed">Text in the field of the axes.</param>
/// <param name="Complaint">Reason why no trial is shown; null: the filter is valid.</param>
internal sealed record AskedTrials(TrialFilter Filter, string? Typed, string? Complaint)
{
    public static AskedTrials Of(PageRequest request)
    {
        var typed = request.Asked("where");
        try
        {
            return new(TrialFilter.Parse(request.Asked("state"), request.Asked("verdict"), typed), typed, null);
        }
        catch (InvalidSweepException wrong)
        {
            return new(TrialFilter.None, typed, Sentence.Of(wrong.Message));
        }
    }

    /// <summary>Refuses axes that no trial has.</summary>
    /// <param name="sample">Grid points from all over the sweep; empty: its axes are not known.</param>
    public AskedTrials Against(IReadOnlyList<string> sample)
    {
        var known = sample.SelectMany(static point => PointText.Values(point)).Select(static value => value.Key).ToHashSet();
        if (Complaint is not null || known.Count == 0 || Filter.Values.FirstOrDefault(value => !known.Contains(value.Key)) is not { Key: { } unknown })
        {
            return this;
        }

        var varying = GridText.Of(sample).Varying;
        return this with { Complaint = $"There is no axis {unknown}{(varying.Count == 0 ? "" : $"; those that vary here are {string.Join(", ", varying)}")}." };
    }
}
