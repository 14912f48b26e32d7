using System.Text.RegularExpressions;
using Sweep.Theory;

namespace Sweep.Storage.Sweeps;

/// <summary>A word by which people find a sweep again.</summary>
public readonly partial record struct SweepTag
{
    /// <exception cref="InvalidSweepException">It is no such word.</exception>
    public SweepTag(string word) => Word = Shape().IsMatch(word)
        ? word
        : throw new InvalidSweepException($"'{word}' is no tag; up to 40 letters, digits and any of . _ : / + - after the first of them work");

    public string Word { get; }

    public override string ToString() => Word;

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._:/+-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
