using Sweep.Dashboard.Site;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Dashboard.Charts;

/// <summary>The subject of an address of data: a sweep, or one of its trials.</summary>
/// <param name="Missing">The message if the database has no such sweep or trial.</param>
internal sealed record ChartSubject(string Sweep, Guid? Trial, string? Missing)
{
    /// <summary>The pages above the one with the data.</summary>
    public IReadOnlyList<Crumb> Crumbs => Trial is { } trial
        ? [new("Sweeps", "/"), new(Sweep, Links.Sweep(Sweep)), new($"Trial {Links.ShortId(trial)}", Links.Trial(trial))]
        : [new("Sweeps", "/"), new(Sweep, Links.Sweep(Sweep))];

    /// <exception cref="InvalidSweepException">The address names no sweep, or its trial is not an id.</exception>
    public static async Task<ChartSubject> FindAsync(PageRequest request)
    {
        var sweep = request.Asked("sweep") ?? throw new InvalidSweepException($"the address names no sweep; {request.Path}?sweep=NAME does");
        var trial = Id(request.Asked("trial"));
        if (await new SweepQueries(request.Database).StateAsync(sweep, request.Aborted) is null)
        {
            return new(sweep, trial, $"There is no sweep named {sweep}.");
        }

        return trial is { } id && (await new TrialQueries(request.Database).RelatedAsync(id, request.Aborted)).All(found => found.Sweep != sweep)
            ? new(sweep, trial, $"Sweep {sweep} has no trial {id:N}.")
            : new(sweep, trial, null);
    }

    /// <exception cref="InvalidSweepException">There is no such axis or measure.</exception>
    public ChartQuery Query(PageRequest request, string chart) =>
        ChartQueries.Find(chart, Sweep, request.Asked("x"), request.Asked("y"), request.Asked("measure"), Trial);

    private static Guid? Id(string? text) => text is null ? null
        : Guid.TryParse(text, out var id) ? id
        : throw new InvalidSweepException($"the trial {text} is not an id; ids have 32 hexadecimal digits");
}

/// <summary>The addresses of the data of a chart.</summary>
internal static class ChartAddress
{
    /// <param name="ending">json, csv, or nothing: the page about them.</param>
    public static string Of(ChartQuery query, string? ending = null) =>
        $"/data/{query.Name}{(ending is null ? "" : $".{ending}")}?{string.Join('&', query.Choices.Select(static choice => $"{choice.Key}={Uri.EscapeDataString(choice.Value)}"))}";
}
