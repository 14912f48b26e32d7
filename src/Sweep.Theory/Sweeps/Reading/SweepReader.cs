using System.Globalization;
using System.Numerics;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>Reads a whole sweep file.</summary>
public static class SweepReader
{
    internal const int LongestName = 80;

    /// <summary>Points before the filter: what more there is takes hours to write down alone.</summary>
    private const int MostPoints = 10_000_000;

    /// <summary>Checks a parsed file and builds the plan; every fault is an <see cref="InvalidSweepException"/> of one sentence.</summary>
    public static SweepPlan Read(DocumentNode document)
    {
        var faults = new Faults();
        var keys = new Keys(document, "the sweep file", Keys.OfFile, faults);
        var name = faults.Try(() => Name(keys));
        var question = keys["question"] is { } asked ? faults.Try(() => Nodes.Scalar(asked, "question", "\"how many embeddings?\"").Text) : "";
        var grids = faults.Try(() => keys["grids"] is { } several ? Grids(several, keys) : [GridReader.Read(keys, GridDefaults.None)]);
        var limits = faults.Try(() => LimitsReader.Read(keys["limits"]));
        faults.Throw();
        var plan = new SweepPlan { Name = name!, Question = question!, Grids = grids!, Limits = limits! };
        var size = plan.Grids.Aggregate(BigInteger.Zero, static (sum, grid) => sum + grid.Size);
        return size <= MostPoints
            ? plan
            : throw Fault.At(keys.Node, string.Create(
                CultureInfo.InvariantCulture, $"the axes and seeds make {size:N0} points, and a sweep may have {MostPoints:N0}; take values out, or make several sweeps"));
    }

    private static List<Grid> Grids(DocumentNode node, Keys keys)
    {
        var faults = new Faults();
        foreach (var misplaced in new[] { "axes", "where" })
        {
            if (keys[misplaced] is { } value)
            {
                faults.Add(value, $"{misplaced} stands beside grids; move it into a grid");
            }
        }

        var items = node is ListNode { Items.Count: > 0 } list ? list.Items : [];
        if (items.Count == 0)
        {
            faults.Add(node, "grids needs a list of at least one grid, each with axes or fixed");
        }

        var defaults = new GridDefaults(faults.Try(() => GridReader.Fixed(keys, faults)), keys["seeds"], keys["measure"]);
        if (defaults.Seeds is { } seeds && defaults.Fixed?["seed"] is not null)
        {
            faults.Add(seeds, "seeds stands beside the fixed seed; keep one");
        }

        var grids = items.Select((item, index) => faults.Try(() => GridReader.Read(item, $"grid {index + 1}", defaults))).ToList();
        faults.Throw();
        return grids!;
    }

    private static string Name(Keys keys)
    {
        if (keys["name"] is not { } node)
        {
            throw Fault.At(keys.Node, "the sweep has no name; add one such as name: first-look");
        }

        var name = Nodes.Scalar(node, "name", "first-look").Text;
        return name.Length is > 0 and <= LongestName && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            && char.IsAsciiLetterOrDigit(name[0])
            ? name
            : throw Fault.At(node, $"'{name}' is not a name; use 1 to {LongestName} letters, digits, '-', '_' and '.', the first of them a letter or digit");
    }
}

/// <summary>Reads how much is tried before a trial is given up.</summary>
internal static class LimitsReader
{
    public static Limits Read(DocumentNode? node)
    {
        var limits = new Limits();
        if (node is null)
        {
            return limits;
        }

        var faults = new Faults();
        var keys = new Keys(node, "limits", Keys.OfLimits, faults);
        var read = new Limits(
            keys["max_attempts"] is { } attempts ? faults.Try(() => Nodes.WholeNumber(attempts, "max_attempts", 1)) : limits.MaxAttempts,
            keys["trial_timeout"] is { } timeout ? faults.Try(() => Duration(timeout, "trial_timeout")) : limits.TrialTimeout);
        faults.Throw();
        return read;
    }

    private static TimeSpan Duration(DocumentNode node, string name)
    {
        var text = Nodes.Scalar(node, name, "30m").Text;
        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            _ => null,
        };
        return unit is { } one && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1_000_000
            ? one * count
            : throw Fault.At(node, $"{name} needs a time such as 90s, 30m or 2h, not '{text}'");
    }
}
