using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Sweeps;

/// <summary>The columns of a configuration without its hash and its sweep.</summary>
internal static class ConfigurationRow
{
    /// <summary>The axes of a configuration.</summary>
    private static readonly Axis[] Written = [.. Axes.All.Where(static axis => axis.IsOfConfiguration)];

    private static readonly IReadOnlyList<Measures> EachMeasure = [.. Enum.GetValues<Measures>().Where(static measure => measure != Measures.None)];

    /// <summary>Their names, in the order in which <see cref="Write"/> writes them.</summary>
    public static readonly string Columns = string.Join(", ",
    [
        "text", "network", .. Written.Select(static axis => axis.Name), "measure", "period", "bound",
        .. Laws.All.SelectMany(static law => new[] { law.PredictionColumn, law.RowColumn }), "infeasible_reason", "notes_id",
    ]);

    /// <summary>Number of columns.</summary>
    public static readonly int Width = Columns.Count(static letter => letter == ',') + 1;

    public static void Write(BinaryCopy copy, PlannedConfiguration configuration)
    {
        var text = configuration.Replicates.Configuration;
        copy.Write(text);
        var network = PointText.Without(text, "tile_crop");
        copy.Write(network == text ? null : network);
        foreach (var axis in Written)
        {
            copy.WriteAny(axis.Value(configuration.Trial?.Point ?? configuration.Given));
        }

        copy.Write(EachMeasure.Where(measure => configuration.Given.Measure.HasFlag(measure)).Select(ChoiceText.Of).ToArray());
        copy.WriteAny(configuration.Prediction?.Period.ToArray());
        copy.WriteAny(configuration.Prediction?.Bound);
        foreach (var law in Laws.All)
        {
            copy.WriteAny(configuration.Prediction?[law]);
            copy.Write(configuration.Prediction is { } prediction ? law.TestedBy(configuration.Trial!, prediction) : null);
        }

        copy.Write(configuration.Reason);
        copy.Write(configuration.NotesId);
    }
}
