namespace Sweep.Theory.Points;

/// <summary>
/// The text of a grid point or of a configuration, <c>name=value</c> joined by <c>;</c>, taken apart. A text holds only what differs from
/// <see cref="Axis.Absent"/>, so that those of before an axis stay as they are.
/// </summary>
public static class PointText
{
    /// <summary>Names which numbers the seeds stand for; no axis.</summary>
    public const string Stream = "stream";

    /// <summary>Returns the parts as they are written.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static part =>
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new KeyValuePair<string, string>(part, "") : new(part[..equals], part[(equals + 1)..]);
    });

    /// <summary>
    /// Returns the value of every axis and the measures, those that the text leaves out too, in the order of the axes; then what this version does not
    /// know. The seed is left out where the text is that of a configuration.
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
