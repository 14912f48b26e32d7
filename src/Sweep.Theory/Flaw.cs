namespace Sweep.Theory;

/// <summary>One fault of a file that a person wrote, and where it is. Lines and columns count from 1.</summary>
/// <param name="File">As the file was named; null while only its text is known.</param>
public sealed record Flaw(int Line, int Column, string Sentence, string? File = null)
{
    public override string ToString() => $"{(File is null ? "" : $"{File}, ")}line {Line}, column {Column}: {Sentence}";
}
