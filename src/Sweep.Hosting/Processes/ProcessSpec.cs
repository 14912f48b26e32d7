namespace Sweep.Hosting.Processes;

/// <summary>A process that a supervisor keeps running.</summary>
internal sealed record ProcessSpec
{
    /// <summary>Its name in messages, such as <c>worker node-0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind in messages: worker or silo.</summary>
    public required string Kind { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Variables that differ from those of this process; null: removed.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Receives each line of its standard error; null: only the last line is kept.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>How long it may take to end after it was asked to.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
