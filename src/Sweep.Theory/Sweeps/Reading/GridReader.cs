using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>Values of the file that stand for every grid that does not set its own.</summary>
internal sealed record GridDefaults(Keys? Fixed, DocumentNode? Seeds, DocumentNode? Measure)
{
    public static readonly GridDefaults None = new(null, null, null);
}

/// <summary>Reads one grid.</summary>
internal sealed class GridReader
{
    private readonly Keys keys;
    private readonly GridDefaults defaults;
    private readonly Faults faults;
    private readonly Keys? axes;
    private readonly Keys? pinned;

    private GridReader(Keys keys, GridDefaults defaults, Faults faults)
    {
        (this.keys, this.defaults, this.faults) = (keys, defaults, faults);
        axes = faults.Try(() => Names("axes"));
        pinned = faults.Try(() => Names("fixed"));
    }

    public static Keys? Fixed(Keys keys, Faults faults) => keys["fixed"] is { } node ? new Keys(node, "fixed", Keys.OfAxes, faults) : null;

    public static Grid Read(Keys keys, GridDefaults defaults) => new GridReader(keys, defaults, new()).Read();

    /// <param name="what">What the grid is called in sentences.</param>
    public static Grid Read(DocumentNode node, string what, GridDefaults defaults)
    {
        var faults = new Faults();
        return new GridReader(new(node, what, ["label", .. Keys.OfGrid], faults), defaults, faults).Read();
    }

    private Grid Read()
    {
        if (keys["axes"] is null && keys["fixed"] is null && defaults.Fixed is null && !keys.HasAxesAstray)
        {
            faults.Add(keys.Node, $"{keys.What} has neither axes nor fixed; write for example axes: {{ depth: [1, 2] }}");
        }

        foreach (var both in (axes?.Names ?? []).Where(name => pinned?[name] is not null))
        {
            faults.Add(pinned![both]!, $"{both} stands in axes and in fixed; keep one");
        }

        var swept = (axes?.Names ?? []).Where(static name => name != "seed").ToDictionary(static name => name, name => axes![name]!);
        var held = Held();
        var values = Each(held.Where(static pair => !IsLength(pair.Key)), static pair => AxisReader.Values(Field(pair.Key), pair.Value, single: true));
        var varied = Each(swept.Where(static pair => !IsLength(pair.Key)), static pair => AxisReader.Values(Field(pair.Key), pair.Value, single: false))
            .ToDictionary(static axis => axis.Name);

        // Where a fault may hide what P is, or which axes there are, nothing is said that follows from it.
        var periods = faults.Any ? [] : GridPeriods.Of([.. values, .. varied.Values]);
        values.AddRange(Each<SweptAxis>(held.Where(static pair => IsLength(pair.Key)), pair => Lengths(pair.Key, pair.Value, single: true, periods)));
        var lengths = Each(swept.Where(static pair => IsLength(pair.Key)), pair => Lengths(pair.Key, pair.Value, single: false, periods))
            .ToDictionary<LengthAxis, string, SweptAxis>(static axis => axis.Name, static axis => axis);
        List<SweptAxis> order = [.. swept.Keys.Select(name => varied.GetValueOrDefault(name) ?? lengths.GetValueOrDefault(name)).OfType<SweptAxis>()];
        faults.Try(() => AddSeeds(order, values));
        var filter = faults.Try(() => FilterReader.Read(keys["where"], [.. order, .. values], hasAllAxes: !faults.Any));
        var measure = faults.Try(() => MeasureReader.Read(keys["measure"] ?? defaults.Measure));
        var label = faults.Try(Label);
        faults.Throw();
        return new Grid(label!, order, values, filter, measure);
    }

    private List<T> Each<T>(IEnumerable<KeyValuePair<string, DocumentNode>> named, Func<KeyValuePair<string, DocumentNode>, T> read) where T : SweptAxis =>
        [.. named.Select(pair => faults.Try(() => read(pair))).OfType<T>()];

    /// <summary>The fixed values of this grid, then those of the file that it does not set itself.</summary>
    private Dictionary<string, DocumentNode> Held()
    {
        var held = (pinned?.Names ?? []).ToDictionary(static name => name, name => pinned![name]!);
        foreach (var name in defaults.Fixed?.Names ?? [])
        {
            if (axes?[name] is null && (name != "seed" || keys["seeds"] is null))
            {
                held.TryAdd(name, defaults.Fixed![name]!);
            }
        }

        return held;
    }

    private bool AddSeeds(List<SweptAxis> order, List<SweptAxis> values)
    {
        var own = keys["seeds"];
        var named = axes?["seed"] ?? pinned?["seed"];
        if (own is not null && named is not null)
        {
            throw Fault.At(own, "seeds stands beside the axis seed; keep one");
        }

        if (axes?["seed"] is { } listed)
        {
            order.Add(AxisReader.Values(Axes.Seed, listed, single: false));
        }
        else if (!values.Any(static axis => axis.Field == Axes.Seed))
        {
            var count = (own ?? defaults.Seeds) is { } node ? Nodes.WholeNumber(node, "seeds", 1) : 1;
            (count > 1 ? order : values).Add(new ValueAxis<int>(Axes.Seed, WholeNumbers.Range(0, count - 1)));
        }

        return true;
    }

    private string Label() => keys["label"] is { } label ? Nodes.Scalar(label, "label", "window").Text : "";

    private Keys? Names(string key) => keys[key] is { } node ? new Keys(node, key, Keys.OfAxes, faults) : null;

    private static LengthAxis Lengths(string name, DocumentNode node, bool single, IReadOnlyCollection<PerAxis> periods) =>
        AxisReader.Lengths((Axis<PerAxis?>)Field(name), node, single, periods);

    private static bool IsLength(string name) => Field(name) is Axis<PerAxis?>;

    private static Axis Field(string name) => Axes.All.First(field => field.Name == name);
}

/// <summary>Every period that occurs in a grid.</summary>
internal static class GridPeriods
{
    public static HashSet<PerAxis> Of(IReadOnlyList<SweptAxis> axes)
    {
        var plain = new GridPoint();
        HashSet<PerAxis> periods = [];
        foreach (var dimensions in Values(axes, "dimensions", plain.Dimensions))
        {
            foreach (var depth in Values(axes, "depth", plain.Depth))
            {
                foreach (var factor in Values(axes, "factor", plain.Factor))
                {
                    if (Periods.Of(dimensions, depth, factor, out _) is { } period)
                    {
                        periods.Add(period);
                    }
                }
            }
        }

        return periods;
    }

    private static IReadOnlyList<T> Values<T>(IReadOnlyList<SweptAxis> axes, string name, T otherwise) =>
        axes.FirstOrDefault(axis => axis.Name == name) is ValueAxis<T> axis ? axis.Values : [otherwise];
}

/// <summary>Reads what is to be measured: all of it unless the file says otherwise.</summary>
internal static class MeasureReader
{
    public static Measures Read(DocumentNode? node)
    {
        if (node is null)
        {
            return new GridPoint().Measure;
        }

        var measures = Measures.None;
        Faults.Each(Nodes.Items(node, "measure"), item =>
        {
            var word = Nodes.Word(item, "measure", [.. Axes.MeasureNames.Select(static name => name.Value)]);
            var one = ChoiceText.Parse<Measures>(word);
            if (measures.HasFlag(one))
            {
                throw Fault.At(item, $"measure names {word} twice; keep one");
            }

            measures |= one;
        });

        return measures;
    }
}
