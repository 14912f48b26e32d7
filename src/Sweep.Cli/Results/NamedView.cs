using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Cli.Results;

/// <summary>Finds a view of the database by its name.</summary>
internal static class NamedView
{
    /// <exception cref="InvalidSweepException">There is no such view; the message suggests similar names.</exception>
    public static string Checked(string name)
    {
        if (ReadOnlyQuery.ViewNames.Contains(name))
        {
            return name;
        }

        var near = NearNames.Of(name, ReadOnlyQuery.ViewNames);
        throw new InvalidSweepException(
            near.Count > 0 ? $"there is no view {name}; did you mean {string.Join(" or ", near)}?"
            : $"there is no view {name}; the views are {string.Join(", ", ReadOnlyQuery.ViewNames)}");
    }
}
