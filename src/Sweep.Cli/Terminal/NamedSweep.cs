using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>Finds a sweep in the database by its name.</summary>
internal static class NamedSweep
{
    /// <exception cref="InvalidSweepException">There is no such sweep; the message suggests similar names.</exception>
    public static async Task<SweepSummary> FindAsync(SweepQueries queries, string name, CancellationToken cancellationToken)
    {
        await CheckAsync(queries, name, cancellationToken);
        return (await queries.FindAsync(name, cancellationToken))!;
    }

    /// <summary>As above, without looking at the sweep's trials.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep; the message suggests similar names.</exception>
    public static async Task CheckAsync(SweepQueries queries, string name, CancellationToken cancellationToken)
    {
        var known = await queries.NamesAsync(cancellationToken).ToListAsync(cancellationToken);
        if (known.Contains(name))
        {
            return;
        }

        var near = NearNames.Of(name, known);
        throw new InvalidSweepException(
            near.Count > 0 ? $"there is no sweep named {name}; did you mean {string.Join(" or ", near)}?"
            : known.Count > 0 ? $"there is no sweep named {name}; `sweep list` lists all sweeps"
            : $"there is no sweep named {name}, nor any other yet; `sweep run quickstart` makes the first one");
    }
}
