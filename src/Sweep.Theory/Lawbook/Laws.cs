using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// Every law, L1 to L7 of shift equivariance and the shifts of whole images. They hold for every pooling that subsamples on a fixed grid: maximum,
/// average and blurred maximum (Zhang 2019) share the periods. Dilated networks have the period 1. A law is added by a file that declares it,
/// an entry here and a view over the seeds; tables, wire, pages, reports and comparisons read this list.
/// </summary>
public static class Laws
{
    /// <summary>Each under its name in code.</summary>
    public static Law Counts { get; } = CountLaw.Declared;

    /// <inheritdoc cref="Counts"/>
    public static Law Stitching { get; } = StitchLaw.Declared;

    /// <inheritdoc cref="Counts"/>
    public static Law Seams { get; } = SeamLaw.Declared;

    /// <inheritdoc cref="Counts"/>
    public static Law Separability { get; } = SeparableLaw.Declared;

    /// <inheritdoc cref="Counts"/>
    public static Law Shifts { get; } = EquivarianceLaw.Declared;

    /// <summary>In the order in which trials are judged and pages show them; new ones come last, as a database adds columns there.</summary>
    public static IReadOnlyList<Law> All { get; } = [Counts, Stitching, Seams, Separability, Shifts, .. FurtherLaws.All];

    /// <summary>The laws in words, in the order of a report.</summary>
    public static IReadOnlyList<LawText> Texts { get; } = [.. All.SelectMany(static law => law.Texts).OrderBy(static text => text.Name[..2], StringComparer.Ordinal)];

    /// <summary>Returns the predictions of all laws for a trial before it runs.</summary>
    public static Prediction Predict(Trial trial) => Predict(trial, All);

    /// <summary>Returns the predictions of these laws.</summary>
    public static Prediction Predict(Trial trial, IReadOnlyList<Law> laws)
    {
        List<string> notes = [$"bound: {Multiplied(trial.Period)}, the product of the periods (L1)"];
        var prediction = new Prediction { Period = trial.Period, Bound = trial.Period.Product(), Notes = notes };
        return laws.Aggregate(prediction, (said, law) => said.With(law, law.Predict(trial, notes)));
    }

    /// <summary>Returns the text of a row of a table of verdicts; null: it has none.</summary>
    public static LawText? TextOf(string name) => Texts.FirstOrDefault(text => text.Name == name);

    /// <summary>"4 * 4 = 16", or just "4" along a single axis.</summary>
    internal static string Multiplied(PerAxis factors) =>
        factors.Count == 1 ? $"{factors[0]}" : $"{string.Join(" * ", factors.ToArray())} = {factors.Product()}";

    /// <summary>Linear interpolation matters only where something is upsampled.</summary>
    internal static bool Interpolates(GridPoint point) => point.Depth > 0 && point is { Upsampling: Upsampling.Linear, Pooling: not Pooling.Dilated };

    /// <summary>Whether features are divided by statistics of the very image that is shown.</summary>
    internal static bool UsesImageStatistics(GridPoint point) => point.Normalisation is Normalisation.Instance or Normalisation.Group;
}

/// <summary>Laws that an assembly adds to the list before it is first read, so that a test can check that everything reads the list.</summary>
internal static class FurtherLaws
{
    public static IReadOnlyList<Law> All { get; set; } = [];
}

/// <summary>Adds predictions to trials, which are independent of laws.</summary>
public static class PredictedTrial
{
    extension(Trial trial)
    {
        /// <summary>Returns the predictions of all laws for this trial before it runs.</summary>
        public Prediction Prediction => Laws.Predict(trial);
    }
}
