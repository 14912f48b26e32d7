using Sweep.Cli.Presets;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Answers;

namespace Sweep.Cli.Results;

/// <summary>Orders the columns of a table of results: those that the sweep's question asks for come first.</summary>
internal static class ResultColumns
{
    // The first numbers of a subject are the prediction and the measurement.
    private const int MostAsked = 2;

    /// <param name="question">Question of the sweep; null keeps the order of the view.</param>
    /// <param name="width">Width of the terminal; null leaves no column out for want of room.</param>
    public static FittingColumns Of(string? question, IReadOnlyList<ColumnLook> looks, int? width)
    {
        var telling = looks.Where(TellingColumns.IsTelling).ToList();
        var asked = question is null ? [] : AskedColumns.Of(
            question, looks.Where(static look => look.Varies).Select(static look => look.Name).ToHashSet(), looks.ToDictionary(static look => look.Name, static look => look.Filled));
        if (asked is not [var first, ..])
        {
            return FittingColumns.Of(telling, ByNeed([.. telling.Select(static look => look.Name)]), width);
        }

        // The answer and the verdict, then the other axes that vary, then the other numbers.
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

    /// <summary>Orders the columns of a view over seeds: the verdict, the number of seeds, the measurement, and the axes.</summary>
    private static IEnumerable<string> ByNeed(IReadOnlyList<string> names)
    {
        var numbers = names.Where(static name => !TellingColumns.Outcomes.Contains(name) && !PointCells.Axes.Contains(name) && name is not "bound" and not "period" and not "objects");
        return TellingColumns.Outcomes.Take(MostAsked).Concat(numbers.Take(MostAsked)).Concat(names.Where(PointCells.Axes.Contains));
    }

    private static int Place(string[] order, string name) => Array.IndexOf(order, name) is var place and >= 0 ? place : order.Length;
}
