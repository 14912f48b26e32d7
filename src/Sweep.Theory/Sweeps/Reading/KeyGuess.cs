using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>What a key was probably meant to be that is not known where it stands.</summary>
/// <param name="Here">The key of this place that it means, if any.</param>
/// <param name="Sentence">The second half of a sentence: what would work.</param>
/// <param name="IsAxis">Whether it belongs below axes or fixed, and stands elsewhere.</param>
internal sealed record KeyGuess(string? Here, string Sentence, bool IsAxis = false)
{
    /// <param name="what">Where it stands: "axes", "the sweep file", "grid 2".</param>
    /// <param name="known">The keys of that place.</param>
    public static KeyGuess Of(string written, string what, IReadOnlyCollection<string> known)
    {
        if (FamiliarNames.Key(written, known) is { } same)
        {
            return new(same, Question(same));
        }

        var others = Places(what, known).ToList();
        if (others.FirstOrDefault(other => other.Keys.Contains(written)) is { Name: { } place, Keys: var there })
        {
            return new(null, $"write it {place}", ReferenceEquals(there, Keys.OfAxes));
        }

        if (written.All(static letter => char.IsAsciiDigit(letter) || letter == '.'))
        {
            return new(null, "a number is no key; a decimal number has a point, and a list has brackets");
        }

        return Elsewhere(FamiliarNames.Key) ?? Near() ?? Elsewhere(FamiliarNames.Near) ?? new(null, $"known keys are {string.Join(", ", known)}");

        KeyGuess? Near() => FamiliarNames.Near(written, known) is { } near ? new(near, Question(near)) : null;

        string Question(string meant) => $"did you mean '{meant}'{FamiliarNames.Remark(written)}?";

        KeyGuess? Elsewhere(Func<string, IReadOnlyCollection<string>, string?> find) => others
            .Select(other => find(written, other.Keys) is { } meant ? new KeyGuess(null, $"did you mean '{meant}' {other.Name}{FamiliarNames.Remark(written)}?", ReferenceEquals(other.Keys, Keys.OfAxes)) : null)
            .FirstOrDefault(static guess => guess is not null);
    }

    private static IEnumerable<(string Name, IReadOnlyCollection<string> Keys)> Places(string what, IReadOnlyCollection<string> known)
    {
        if (!known.Contains("depth"))
        {
            yield return ("below axes or fixed", Keys.OfAxes);
        }

        if (!known.Contains("name"))
        {
            yield return ($"beside {(known.Contains("label") ? "grids" : what)}", Keys.OfFile);
        }

        if (!known.Contains("max_attempts"))
        {
            yield return ("below limits", Keys.OfLimits);
        }
    }
}
