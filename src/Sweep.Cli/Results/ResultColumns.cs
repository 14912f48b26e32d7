using Sweep.Cli.Presets;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Answers;

namespace Sweep.Cli.Results;

/// <summary>The columns of a table of results: what the sweep's question asks for comes first.</summary>
internal static class ResultColumns
{
    // The first numbers of a subject are what was predicted and what was measured.
    private const int MostAsked = 2;

    /// <param name="question">Of the sweep; null keeps the order of the view.</param>
    /// <param name="width">Of the terminal; null leaves no telling column out.</param>
    public static FittingColumns Of(string? question, IReadOnlyList<ColumnLook> looks, int? width)
    {
        var telling = looks.Where(TellingColumns.IsTelling).ToList();
        var asked = question is null ? [] : AskedColumns.Of(
            question, looks.Where(static look => look.Varies).Select(static look => look.Name).ToHashSet(), looks.ToDictionary(static look => look.Name, static look => look.Filled));
        if (asked is not [var first, ..])
        {
            return FittingColumns.Of(telling, ByNeed([.. telling.Select(static look => look.Name)]), width);
        }

        // The answer and the verdict, then what else tells the rows apart, then the other numbers.
        string[] order =
        [
            .. first.Axes, .. first.Numbers, .. TellingColumns.Outcomes, .. asked.SelectMany(static subject => subject.Axes), .. PointCells.Axes, "state",
            .. asked.SelectMany(static subject => subject.Numbers),
        ];
        string[] need =
        [
            .. first.Numbers.Take(MostAsked), .. TellingColumns.Outcomes, .. first.Axes, .. PointCells.Axes, "state",
            .. asked.SelectMany(static subject => subject.Numbers.Take(MostAsked)),
        ];
        return FittingColumns.Of([.. telling.OrderBy(look => Place(order, look.Name))], need, width);
    }

    /// <summary>Of a view over seeds: the verdict, of how many, on what was measured, and where.</summary>
    private static IEnumerable<string> ByNeed(IReadOnlyList<string> names)
    {
        var numbers = names.Where(static name => !TellingColumns.Outcomes.Contains(name) && !PointCells.Axes.Contains(name) && name is not "bound" and not "period" and not "objects");
        return TellingColumns.Outcomes.Take(MostAsked).Concat(numbers.Take(MostAsked)).Concat(names.Where(PointCells.Axes.Contains));
    }

    private static int Place(string[] order, string name) => Array.IndexOf(order, name) is var place and >= 0 ? place : order.Length;
}
