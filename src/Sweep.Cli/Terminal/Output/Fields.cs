namespace Sweep.Cli.Terminal.Output;

/// <summary>A JSON object: named values in order, lists and further objects among them.</summary>
internal sealed class Fields(params IReadOnlyList<(string Name, object? Value)> values)
{
    public IReadOnlyList<(string Name, object? Value)> Values { get; } = values;

    /// <summary>This object with further values at its end.</summary>
    public Fields And(params IReadOnlyList<(string Name, object? Value)> more) => new([.. Values, .. more]);
}
