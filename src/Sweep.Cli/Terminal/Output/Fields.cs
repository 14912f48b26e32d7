using System.Collections;

namespace Sweep.Cli.Terminal.Output;

/// <summary>A JSON object: named values in order, lists and further objects among them.</summary>
internal sealed class Fields(params IReadOnlyList<(string Name, object? Value)> values) : IEnumerable<KeyValuePair<string, object?>>
{
    /// <summary>Returns the object with further values at its end.</summary>
    public Fields And(params IReadOnlyList<(string Name, object? Value)> more) => new([.. values, .. more]);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        values.Select(static field => KeyValuePair.Create(field.Name, field.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
