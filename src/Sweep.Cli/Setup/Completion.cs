namespace Sweep.Cli.Setup;

/// <summary>A word for the place of the cursor, or a mark that lets the shell complete paths.</summary>
/// <param name="Meaning">Meaning of the word, for shells that show it.</param>
internal sealed record Completion(string Value, string Meaning = "")
{
    /// <summary>Lets the shell complete files.</summary>
    public static Completion Files { get; } = new(":files");

    /// <summary>Lets the shell complete folders.</summary>
    public static Completion Folders { get; } = new(":folders");

    private bool IsPlace => Value.StartsWith(':');

    public bool Begins(string typed) => IsPlace || Value.StartsWith(typed, StringComparison.Ordinal);

    /// <summary>Returns the completion of a word that begins with <paramref name="before"/>.</summary>
    public Completion Behind(string before) => IsPlace ? this : this with { Value = before + Value };
}
