namespace Sweep.Theory;

/// <summary>
/// What an assembly declares beside a list of axes, quantities or laws, before anybody reads it: by it a test sees that everything reads the lists and
/// nothing else.
/// </summary>
internal static class Further<T>
{
    public static IReadOnlyList<T> Declared { get; set; } = [];
}
