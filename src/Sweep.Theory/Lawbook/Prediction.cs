using System.Collections.Immutable;
using Sweep.Theory.Points;

namespace Sweep.Theory.Lawbook;

/// <summary>Predictions of the laws for a trial before it runs.</summary>
public sealed record Prediction
{
    private const string NotPredicted = ": not predicted, ";

    private ImmutableDictionary<string, object> said = ImmutableDictionary<string, object>.Empty;

    /// <summary>P_i.</summary>
    public required PerAxis Period { get; init; }

    /// <summary>f^(dl), law L1.</summary>
    public required long Bound { get; init; }

    /// <summary>Formula of each prediction, and the premise that fails of each that is missing; one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Largest number of embeddings of same-looking objects that is possible in the evaluated window, laws L2 and L3.</summary>
    public long? Distinct { get => (long?)this[Laws.Counts]; init => Set(Laws.Counts, value); }

    /// <summary>Whether the stitched output equals the whole image's, law L5.</summary>
    public bool? Seamless { get => (bool?)this[Laws.Stitching]; init => Set(Laws.Stitching, value); }

    /// <summary>Whether the embeddings jump at the lines of the period, law L6.</summary>
    public bool? Jump { get => (bool?)this[Laws.Seams]; init => Set(Laws.Seams, value); }

    /// <summary>Whether all objects of the evaluated image can be told apart; a necessary condition when true, law L2 or L7.</summary>
    public bool? Separable { get => (bool?)this[Laws.Separability]; init => Set(Laws.Separability, value); }

    /// <summary>Whether the output follows every shift of the whole image, circular padding only.</summary>
    public bool? Equivariant { get => (bool?)this[Laws.Shifts]; init => Set(Laws.Shifts, value); }

    /// <summary>A long or a bool; null: the law does not apply, and a note says which premise fails.</summary>
    public object? this[Law law] => said.GetValueOrDefault(law.Key);

    /// <summary>Returns a copy with another prediction of a law.</summary>
    /// <param name="value">A long for a law that counts, else a bool; null: it does not apply.</param>
    public Prediction With(Law law, object? value)
    {
        var copy = this with { };
        copy.Set(law, value);
        return copy;
    }

    /// <summary>Returns the first law in which another prediction differs; null: they agree.</summary>
    public Law? Differs(Prediction other, IReadOnlyList<Law> laws) => laws.FirstOrDefault(law => !Equals(this[law], other[law]));

    /// <summary>", for .." with the premise that fails of what is not predicted; empty where no note says.</summary>
    internal string WhyNot(Law law) =>
        Notes.FirstOrDefault(note => note.StartsWith(law.Note + NotPredicted, StringComparison.Ordinal)) is { } note
            ? $", {note[(law.Note.Length + NotPredicted.Length)..]}" : "";

    private void Set(Law law, object? value) => said = value is null ? said.Remove(law.Key) : said.SetItem(law.Key, value);
}
