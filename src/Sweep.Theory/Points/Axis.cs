namespace Sweep.Theory.Points;

/// <summary>What a value of a grid point has an influence on.</summary>
public enum Influence
{
    /// <summary>The architecture, the number format and the random start: every network depends on it.</summary>
    Network,

    /// <summary>Part of training: trained networks depend on it, random ones do not.</summary>
    Training,

    /// <summary>Only what is measured of a finished network.</summary>
    Evaluation,
}

/// <summary>One named value of a grid point, which a sweep may vary: one property of <see cref="GridPoint"/> and one column of the database.</summary>
/// <param name="Name">In sweep files and canonical texts, and of the columns of <c>trials</c> and <c>trial_results</c>.</param>
public abstract record Axis(string Name, Influence Influence)
{
    /// <summary>Names it in charts, with the symbol of the theory and the unit.</summary>
    public required string Title { get; init; }

    /// <summary>Says what it is, with its unit and the meaning of null: the comment of the column.</summary>
    public required string Text { get; init; }

    /// <summary>Heads its column in the tables of reports, with LaTeX between dollar signs. Null: no law depends on it, so that it has none.</summary>
    public string? Heading { get; init; }

    /// <summary>True for what few people change: captions of reports name it only where it varies.</summary>
    public bool IsRare { get; init; }

    /// <summary>
    /// What the text of a point without this axis stands for: it is not written. Frozen, for the ids of trials are hashes of the text; a new axis has
    /// here what points had before it. Null: it is always written.
    /// </summary>
    public string? Absent { get; init; }

    /// <summary>What charts write for a trial without a value.</summary>
    public string Without { get; init; } = "default";

    /// <summary>The words that it can be; null: it is a number, a text or lengths.</summary>
    public virtual IReadOnlyList<string>? Words => null;

    /// <summary>Whether it is a length in pixels along each axis of the image.</summary>
    public bool IsLength => this is Axis<PerAxis?>;

    /// <summary>Whether replicates share its value: every axis but the seed.</summary>
    public bool IsOfConfiguration => Name != Axes.SeedName;

    /// <summary>Returns the value as canonical texts write it.</summary>
    public string TextOf(GridPoint point) => Write(point);

    /// <summary>Returns the value that a canonical text stands for.</summary>
    /// <exception cref="FormatException">The text is none of its values.</exception>
    public object? ValueOf(string text) => Value(Read(new GridPoint(), text));

    /// <summary>Returns its value: an int, double or text, the lengths along the axes of the image as an array, or null for the default.</summary>
    public abstract object? Value(GridPoint point);

    /// <summary>Returns one sentence that says why the point's value is not possible and what would be; null: it is possible.</summary>
    public abstract string? Fault(GridPoint point);

    internal abstract string Write(GridPoint point);

    internal abstract GridPoint Read(GridPoint point, string text);
}

/// <summary>An axis with its type, so that canonical text, sweep files and filters share one list of names.</summary>
internal record Axis<T>(
    string Name,
    Influence Influence,
    Func<GridPoint, T> Get,
    Func<GridPoint, T, GridPoint> Set,
    Func<T, string> Format,
    Func<GridPoint, string, T> Parse) : Axis(Name, Influence)
{
    /// <summary>Which values are possible, and what to use instead of others; null: all, or others know.</summary>
    public (Predicate<T> Holds, string Advice)? Rule { get; init; }

    public override object? Value(GridPoint point)
    {
        var value = Get(point);
        return value switch
        {
            PerAxis lengths => lengths.ToArray(),
            null or int or double or string => value,
            _ => Format(value),
        };
    }

    public override string? Fault(GridPoint point) => Rule is var (holds, advice) && !holds(Get(point)) ? $"{Name} {Write(point)} is not possible; {advice}" : null;

    internal override string Write(GridPoint point) => Format(Get(point));

    internal override GridPoint Read(GridPoint point, string text) => Set(point, Parse(point, text));
}

/// <summary>A value out of a short list of words.</summary>
internal sealed record ChoiceAxis(
    string Name,
    Influence Influence,
    Func<GridPoint, string> Get,
    Func<GridPoint, string, GridPoint> Set,
    IReadOnlyList<string> Choices)
    : Axis<string>(Name, Influence, Get, Set, static text => text, static (_, text) => text)
{
    public override IReadOnlyList<string> Words => Choices;
}
