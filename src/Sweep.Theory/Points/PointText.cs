using System.Globalization;

namespace Sweep.Theory.Points;

/// <summary>
/// Takes apart the text of a grid point or a configuration: <c>name=value</c>, joined by <c>;</c>. A text leaves out the values that equal
/// <see cref="Axis.Absent"/>, so that a new axis changes no earlier text.
/// </summary>
public static class PointText
{
    /// <summary>Name of the part that selects the numbers of the seeds; it is not an axis.</summary>
    public const string Stream = "stream";

    /// <summary>The stream that texts leave out.</summary>
    internal const int FirstStream = 1;

    /// <summary>Returns what a stream adds to the end of a text: nothing for the first one.</summary>
    public static string OfStream(int stream) => stream == FirstStream ? "" : $";{Stream}={stream}";

    /// <summary>Most bytes that <see cref="WriteSeed"/> writes.</summary>
    public const int LongestSeed = 17;

    /// <summary>Writes what a seed adds to the text of its configuration, in UTF-8: nothing for 0. Returns the number of bytes.</summary>
    public static int WriteSeed(int seed, Span<byte> text)
    {
        if (seed == 0)
        {
            return 0;
        }

        var name = ";seed="u8;
        name.CopyTo(text);
        seed.TryFormat(text[name.Length..], out var digits, default, CultureInfo.InvariantCulture);
        return name.Length + digits;
    }

    /// <summary>Returns the parts as they are written.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static part =>
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new KeyValuePair<string, string>(part, "") : new(part[..equals], part[(equals + 1)..]);
    });

    /// <summary>
    /// Returns the values of all axes and the measures in their order, including those that the text leaves out, and then parts that this version does
    /// not know. Leaves out the seed for a configuration.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Values(string text, bool ofConfiguration = false)
    {
        var written = Parts(text).DistinctBy(static part => part.Key).ToDictionary(static part => part.Key, static part => part.Value);
        return
        [
            .. from axis in Axes.All.Append(Axes.Measure)
               where !(ofConfiguration && !axis.IsOfConfiguration)
               let value = written.GetValueOrDefault(axis.Name) ?? axis.Absent
               where value is not null
               select KeyValuePair.Create(axis.Name, value),
            .. Parts(text).Where(static part => part.Key != Stream && Axes.Values.All(axis => axis.Name != part.Key)),
        ];
    }

    /// <summary>Returns the text without some of its parts.</summary>
    public static string Without(string text, params ReadOnlySpan<string> names)
    {
        List<string> kept = [];
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (!names.Contains(equals < 0 ? part : part[..equals]))
            {
                kept.Add(part);
            }
        }

        return string.Join(';', kept);
    }

    /// <summary>Returns the text of a point's configuration: equal for replicates, whatever numbers their seeds stand for.</summary>
    public static string Configuration(string canonical) => Without(canonical, Axes.SeedName, Stream);

    /// <summary>Returns the values of a point or a configuration that are not the defaults, for people.</summary>
    public static string Short(string text)
    {
        var usual = Values(new GridPoint().Canonical).ToDictionary(static value => value.Key, static value => value.Value);
        return string.Join(' ', Values(text, ofConfiguration: true).Where(value => usual.GetValueOrDefault(value.Key) != value.Value)
            .Concat(Parts(text).Where(static part => part.Key == Axes.SeedName)).Select(static value => $"{value.Key}={value.Value}"));
    }

    /// <summary>Returns the axes that differ between some points, and the measures where they do.</summary>
    public static IReadOnlyList<string> Varying(IEnumerable<string> texts)
    {
        var points = texts.Select(static text => Values(text).ToDictionary(static value => value.Key, static value => value.Value)).ToList();
        return [.. points.SelectMany(static point => point.Keys).Distinct().Where(name => points.Select(point => point.GetValueOrDefault(name)).Distinct().Skip(1).Any())];
    }
}
