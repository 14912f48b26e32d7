namespace Sweep.Cli.Setup;

/// <summary>A word that may stand at the cursor, or where the shell itself should look for one.</summary>
/// <param name="Meaning">What it is, in a few words; shells that can show it do.</param>
internal sealed record Completion(string Value, string Meaning = "")
{
    /// <summary>Files of the user's, which the shell completes.</summary>
    public static Completion Files { get; } = new(":files");

    /// <summary>Folders of the user's, which the shell completes.</summary>
    public static Completion Folders { get; } = new(":folders");

    private bool IsPlace => Value.StartsWith(':');

    public bool Begins(string typed) => IsPlace || Value.StartsWith(typed, StringComparison.Ordinal);

    /// <summary>As the end of a word that begins like this.</summary>
    public Completion Behind(string before) => IsPlace ? this : this with { Value = before + Value };
}
