using Sweep.Cli.Files;
using Sweep.Storage.Queries;
using Sweep.Theory;

namespace Sweep.Cli.Reporting;

/// <summary>A sweep in the database by its name.</summary>
internal static class NamedSweep
{
    /// <exception cref="InvalidSweepException">There is none; the sentence suggests near names.</exception>
    public static async Task<SweepSummary> FindAsync(SweepQueries queries, string name, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(name, cancellationToken) is { } sweep)
        {
            return sweep;
        }

        var known = await queries.ListAsync(cancellationToken).Select(static sweep => sweep.Name).ToListAsync(cancellationToken);
        var near = NearNames.Of(name, known);
        throw new InvalidSweepException(
            near.Count > 0 ? $"there is no sweep named {name}; did you mean {string.Join(" or ", near)}?"
            : known.Count > 0 ? $"there is no sweep named {name}; `sweep list` names those that there are"
            : $"there is no sweep named {name}, nor any other yet; `sweep run quickstart` makes the first one");
    }
}
