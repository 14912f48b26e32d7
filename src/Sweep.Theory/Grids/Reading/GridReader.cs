using Sweep.Theory.Trials;

namespace Sweep.Theory.Grids.Reading;

/// <summary>Values of the file that stand for every grid that does not set its own.</summary>
internal sealed record GridDefaults(Keys? Fixed, DocumentNode? Seeds, DocumentNode? Measure)
{
    public static readonly GridDefaults None = new(null, null, null);
}

/// <summary>Reads one grid.</summary>
internal sealed class GridReader
{
    private static readonly string[] AxisNames = [.. PointFields.Axes.Select(static axis => axis.Name)];

    private readonly Keys keys;
    private readonly GridDefaults defaults;
    private readonly Keys? axes;
    private readonly Keys? pinned;

    private GridReader(Keys keys, GridDefaults defaults)
    {
        (this.keys, this.defaults) = (keys, defaults);
        axes = Names("axes");
        pinned = Names("fixed");
    }

    public static Keys? Fixed(Keys keys) => keys["fixed"] is { } node ? new Keys(node, "fixed", AxisNames) : null;

    public static Grid Read(Keys keys, GridDefaults defaults) => new GridReader(keys, defaults).Read();

    private Grid Read()
    {
        if (axes is null && pinned is null && defaults.Fixed is null)
        {
            throw Fault.At(keys.Line, $"{keys.What} has neither axes nor fixed; write for example axes: {{ depth: [1, 2] }}");
        }

        if (axes?.Names.FirstOrDefault(name => pinned?[name] is not null) is { } both)
        {
            throw Fault.At(pinned![both]!.Line, $"{both} stands in axes and in fixed; keep one");
        }

        var swept = (axes?.Names ?? []).Where(static name => name != "seed").ToDictionary(static name => name, name => axes![name]!);
        var held = Held();
        var values = held.Where(static pair => !IsLength(pair.Key)).Select(static pair => AxisReader.Values(Field(pair.Key), pair.Value, single: true)).ToList();
        var varied = swept.Where(static pair => !IsLength(pair.Key)).ToDictionary(static pair => pair.Key, static pair => AxisReader.Values(Field(pair.Key), pair.Value, single: false));

        var periods = GridPeriods.Of([.. values, .. varied.Values]);
        values.AddRange(held.Where(static pair => IsLength(pair.Key)).Select(pair => Lengths(pair.Key, pair.Value, single: true, periods)));
        List<Axis> order = [.. swept.Keys.Select(name => varied.GetValueOrDefault(name) ?? Lengths(name, swept[name], single: false, periods))];
        AddSeeds(order, values);
        return new Grid(Label(), order, values, FilterReader.Read(keys["where"], [.. order, .. values]), MeasureReader.Read(keys["measure"] ?? defaults.Measure));
    }

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

    private void AddSeeds(List<Axis> order, List<Axis> values)
    {
        var own = keys["seeds"];
        var named = axes?["seed"] ?? pinned?["seed"];
        if (own is not null && named is not null)
        {
            throw Fault.At(own.Line, "seeds stands beside the axis seed; keep one");
        }

        if (axes?["seed"] is { } listed)
        {
            order.Add(AxisReader.Values(PointFields.Seed, listed, single: false));
        }
        else if (!values.Any(static axis => axis.Field == PointFields.Seed))
        {
            var count = (own ?? defaults.Seeds) is { } node ? Nodes.WholeNumber(node, "seeds", 1) : 1;
            (count > 1 ? order : values).Add(new ValueAxis<int>(PointFields.Seed, WholeNumbers.Range(0, count - 1)));
        }
    }

    private string Label() => keys["label"] is { } label ? Nodes.Scalar(label, "label", "window").Text : "";

    private Keys? Names(string key) => keys[key] is { } node ? new Keys(node, key, AxisNames) : null;

    private static LengthAxis Lengths(string name, DocumentNode node, bool single, IReadOnlyCollection<PerAxis> periods) =>
        AxisReader.Lengths((PointField<PerAxis?>)Field(name), node, single, periods);

    private static bool IsLength(string name) => Field(name) is PointField<PerAxis?>;

    private static PointField Field(string name) => PointFields.Axes.First(field => field.Name == name);
}
