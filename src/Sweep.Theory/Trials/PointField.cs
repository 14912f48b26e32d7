namespace Sweep.Theory.Trials;

/// <summary>What a value of a grid point has an influence on.</summary>
internal enum Influence
{
    /// <summary>The architecture, the number format and the random start: every network depends on it.</summary>
    Network,

    /// <summary>What training sees: trained networks depend on it, random ones do not.</summary>
    Training,

    /// <summary>Only what is measured of a finished network.</summary>
    Evaluation,
}

/// <summary>One named value of a grid point: an axis when a sweep varies it.</summary>
internal abstract record PointField(string Name, Influence Influence)
{
    public abstract string Write(GridPoint point);

    public abstract GridPoint Read(GridPoint point, string text);
}

/// <summary>A named value with its type, so that canonical text, sweep files and filters share one list of names.</summary>
internal record PointField<T>(
    string Name,
    Influence Influence,
    Func<GridPoint, T> Get,
    Func<GridPoint, T, GridPoint> Set,
    Func<T, string> Format,
    Func<GridPoint, string, T> Parse) : PointField(Name, Influence)
{
    public override string Write(GridPoint point) => Format(Get(point));

    public override GridPoint Read(GridPoint point, string text) => Set(point, Parse(point, text));
}

/// <summary>A value out of a short list of words.</summary>
internal sealed record ChoiceField(
    string Name,
    Influence Influence,
    Func<GridPoint, string> Get,
    Func<GridPoint, string, GridPoint> Set,
    IReadOnlyList<string> Choices)
    : PointField<string>(Name, Influence, Get, Set, static text => text, static (_, text) => text);
