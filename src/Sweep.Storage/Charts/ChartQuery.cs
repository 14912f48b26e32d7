namespace Sweep.Storage.Charts;

/// <summary>A question whose answer is drawn.</summary>
/// <param name="Name">As in addresses, such as <c>exact-counts</c>; also what draws it.</param>
/// <param name="Explanation">How to read the drawing.</param>
/// <param name="Sql">
/// The complete statement, literals and all: what a page shows is what runs, and <c>sweep sql</c> gives the same rows. Aggregated or sampled
/// on the server, so that no browser gets all trials.
/// </param>
public sealed record ChartQuery(string Name, string Title, string Explanation, string Sql)
{
    /// <summary>Why there are no rows when there are none.</summary>
    public required string Empty { get; init; }

    /// <summary>Arguments that make this query again, see <see cref="ChartQueries.Find"/>: the sweep, then the axes and the measure, or the trial, where it has them.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Choices { get; init; }
}
