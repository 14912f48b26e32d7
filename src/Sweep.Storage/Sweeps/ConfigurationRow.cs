using NpgsqlTypes;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Sweeps;

/// <summary>The columns of a configuration without its hash and its sweep.</summary>
internal static class ConfigurationRow
{
    private const NpgsqlDbType Integers = NpgsqlDbType.Array | NpgsqlDbType.Integer;
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;

    /// <summary>The axes of a configuration.</summary>
    private static readonly Axis[] Written = [.. Axes.All.Where(static axis => axis.IsOfConfiguration)];

    private static readonly IReadOnlyList<Measures> EachMeasure = [.. Enum.GetValues<Measures>().Where(static measure => measure != Measures.None)];

    /// <summary>Their names, in the order in which <see cref="WriteAsync"/> writes them.</summary>
    public static readonly string Columns = string.Join(", ",
    [
        "text", "network", .. Written.Select(static axis => axis.Name), "measure", "period", "bound",
        .. Laws.All.SelectMany(static law => new[] { law.PredictionColumn, law.RowColumn }), "infeasible_reason", "notes_id",
    ]);

    /// <summary>Number of columns.</summary>
    public static readonly int Width = Columns.Count(static letter => letter == ',') + 1;

    public static async Task WriteAsync(CopyRow row, PlannedConfiguration configuration)
    {
        var text = configuration.Replicates.Configuration;
        await row.WriteAsync(text, NpgsqlDbType.Text);
        var network = PointText.Without(text, "tile_crop");
        await row.WriteAsync(network == text ? null : network, NpgsqlDbType.Text);
        foreach (var axis in Written)
        {
            var value = axis.Value(configuration.Trial?.Point ?? configuration.Given);
            await row.WriteAsync(value, TypeOf(value));
        }

        string[] measures = [.. EachMeasure.Where(measure => configuration.Given.Measure.HasFlag(measure)).Select(ChoiceText.Of)];
        await row.WriteAsync(measures, Texts);
        await row.WriteAsync(configuration.Prediction?.Period.ToArray(), Integers);
        await row.WriteAsync(configuration.Prediction?.Bound, NpgsqlDbType.Bigint);
        foreach (var law in Laws.All)
        {
            await row.WriteAsync(configuration.Prediction?[law], law.IsCount ? NpgsqlDbType.Bigint : NpgsqlDbType.Boolean);
            await row.WriteAsync(configuration.Prediction is { } prediction ? law.TestedBy(configuration.Trial!, prediction) : null, NpgsqlDbType.Text);
        }

        await row.WriteAsync(configuration.Reason, NpgsqlDbType.Text);
        await row.WriteAsync(configuration.NotesId, NpgsqlDbType.Uuid);
    }

    private static NpgsqlDbType TypeOf(object? value) => value switch
    {
        int => NpgsqlDbType.Integer,
        double => NpgsqlDbType.Double,
        string => NpgsqlDbType.Text,
        _ => Integers,
    };
}
