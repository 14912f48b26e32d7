namespace Sweep.Hosting.Processes;

/// <summary>A process that is to be kept running.</summary>
internal sealed record ProcessSpec
{
    /// <summary>What it is called when something is said of it, such as <c>worker node-0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a whole kind of such processes is called: worker or silo.</summary>
    public required string Kind { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What is set beside what this process has itself; null: taken away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Receives each line of its standard error; null: only the last one is kept.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>How long it may take to end when asked to.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
