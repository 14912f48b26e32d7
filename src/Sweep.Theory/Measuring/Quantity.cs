namespace Sweep.Theory.Measuring;

/// <summary>A measured number, flag or list of numbers: one property of <see cref="Measurement"/> and one column of the database.</summary>
/// <param name="Name">Of the column of <c>measurements</c> and <c>trial_results</c>, and on the wire.</param>
/// <param name="Text">Says what it is, with its unit and the meaning of null: the comment of the column.</param>
public abstract record Quantity(string Name, string Text)
{
    /// <summary>
    /// True for a result that two sweeps are compared by; false for evidence, such as <c>class_gap</c>, which differs from processor to processor.
    /// </summary>
    public bool IsCompared { get; init; }

    /// <summary>Names it in pictures and replays; null: they do not show it.</summary>
    public string? Title { get; init; }

    /// <summary>Behind the title, such as "sd" for standard deviations of the output; empty: a plain number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Its form in charts; null: charts do not show it.</summary>
    public ChartedQuantity? Chart { get; init; }

    /// <summary>The words beside it in pictures where no law predicts it; null: pictures show it only where it is a law's.</summary>
    public Func<Measurement, string>? Beside { get; init; }

    /// <summary>The title with the unit.</summary>
    public string? Caption => Unit.Length == 0 ? Title : $"{Title}, {Unit}";

    /// <summary>Returns its value: a long, int, double or bool, a list of doubles, or null where it was not measured.</summary>
    public abstract object? Value(Measurement measurement);
}

/// <inheritdoc cref="Quantity"/>
/// <typeparam name="T">long?, int?, double?, bool, bool? or a list of doubles.</typeparam>
public sealed record Quantity<T>(string Name, string Text, Func<Measurement, T> Get, Func<Measurement, T, Measurement> Set) : Quantity(Name, Text)
{
    /// <inheritdoc/>
    public override object? Value(Measurement measurement) => Get(measurement);
}

/// <summary>A quantity as a measure of charts.</summary>
/// <param name="Name">In addresses and options.</param>
/// <param name="Title">With its unit.</param>
/// <param name="ShareOf">The column of the number that it is a share of; null: it is shown as it is.</param>
public sealed record ChartedQuantity(string Name, string Title, string? ShareOf = null);
