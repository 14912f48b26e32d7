using System.Globalization;
using System.Numerics;

namespace Sweep.Theory.Grids.Reading;

/// <summary>Reads a whole sweep file.</summary>
internal static class SweepReader
{
    private const int LongestName = 80;

    /// <summary>Points before the filter: what more there is takes hours to write down alone.</summary>
    private const int MostPoints = 10_000_000;

    private static readonly string[] GridKeys = ["axes", "fixed", "seeds", "where", "measure"];

    public static SweepPlan Read(DocumentNode document)
    {
        var keys = new Keys(document, "the sweep file", ["name", "question", .. GridKeys, "limits", "grids"]);
        var plan = new SweepPlan
        {
            Name = Name(keys),
            Question = keys["question"] is { } question ? Nodes.Scalar(question, "question", "\"how many embeddings?\"").Text : "",
            Grids = keys["grids"] is { } grids ? Grids(grids, keys) : [GridReader.Read(keys, GridDefaults.None)],
            Limits = LimitsReader.Read(keys["limits"]),
        };
        var size = plan.Grids.Aggregate(BigInteger.Zero, static (sum, grid) => sum + grid.Size);
        return size <= MostPoints
            ? plan
            : throw Fault.At(keys.Line, string.Create(
                CultureInfo.InvariantCulture, $"the axes and seeds make {size:N0} points, and a sweep may have {MostPoints:N0}; take values out, or make several sweeps"));
    }

    private static List<Grid> Grids(DocumentNode node, Keys keys)
    {
        foreach (var misplaced in new[] { "axes", "where" })
        {
            if (keys[misplaced] is { } value)
            {
                throw Fault.At(value.Line, $"{misplaced} stands beside grids; move it into a grid");
            }
        }

        if (node is not ListNode { Items.Count: > 0 } list)
        {
            throw Fault.At(node.Line, "grids needs a list of at least one grid, each with axes or fixed");
        }

        var defaults = new GridDefaults(GridReader.Fixed(keys), keys["seeds"], keys["measure"]);
        if (defaults.Seeds is { } seeds && defaults.Fixed?["seed"] is not null)
        {
            throw Fault.At(seeds.Line, "seeds stands beside the fixed seed; keep one");
        }

        return [.. list.Items.Select((item, index) => GridReader.Read(new Keys(item, $"grid {index + 1}", ["label", .. GridKeys]), defaults))];
    }

    private static string Name(Keys keys)
    {
        if (keys["name"] is not { } node)
        {
            throw Fault.At(keys.Line, "the sweep has no name; add one such as name: first-look");
        }

        var name = Nodes.Scalar(node, "name", "first-look").Text;
        return name.Length is > 0 and <= LongestName && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            && char.IsAsciiLetterOrDigit(name[0])
            ? name
            : throw Fault.At(node.Line, $"'{name}' is not a name; use 1 to {LongestName} letters, digits, '-', '_' and '.', the first of them a letter or digit");
    }
}
