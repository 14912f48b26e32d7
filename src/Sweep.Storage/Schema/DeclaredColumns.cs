using System.Globalization;
using System.Text;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Schema;

/// <summary>
/// The columns that the lists of Theory ask for, as SQL that adds what is missing and may be run again. Rows of before an axis get what points had
/// without it.
/// </summary>
internal static class DeclaredColumns
{
    private static readonly string[] MeasurementTables = ["measurements", "late_measurements"];

    /// <summary>Those of this program.</summary>
    public static string Script { get; } = Of(Axes.All, Quantities.All, Laws.All);

    /// <summary>Returns the statements for these lists.</summary>
    public static string Of(IReadOnlyList<Axis> axes, IReadOnlyList<Quantity> quantities, IReadOnlyList<Law> laws)
    {
        var script = new StringBuilder();
        foreach (var axis in axes.Where(static axis => axis.Name != Axes.SeedName))
        {
            Add(script, "configurations", axis.Name, $"{TypeOf(axis)}{Default(axis)}", axis.Text);
            Check(script, "configurations", axis.Name, axis.Words is { } words ? Words.Check(axis.Name, words) : null);
        }

        foreach (var law in laws)
        {
            Add(script, "configurations", law.PredictionColumn, law.IsCount ? "bigint" : "boolean", law.Text);
            Add(script, "configurations", law.RowColumn, "text", $"Which law the trial tests by its {law.VerdictColumn}; null: none");
            Check(script, "configurations", law.PredictionColumn, law.IsCount ? $"{law.PredictionColumn} between 1 and bound" : null);
        }

        foreach (var table in MeasurementTables)
        {
            foreach (var quantity in quantities)
            {
                Add(script, table, quantity.Name, TypeOf(quantity), quantity.Text);
                Check(script, table, quantity.Name, quantity is Quantity<long?> ? $"{quantity.Name} >= 0" : null);
            }

            foreach (var column in laws.Select(static law => law.VerdictColumn).Prepend("verdict"))
            {
                Add(script, table, column, "text", "confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured");
                Check(script, table, column, Words.Check<Verdict>(column));
            }

            Check(script, table, "instances", "false_splits <= cut_objects and false_merges <= truth_objects and ap50 between 0 and 1 and ap between 0 and 1");
        }

        Check(script, "attempts", "cause", Words.Check<FailureCause>("cause"));
        Check(script, "trial_states", "failure_cause", Words.Check<FailureCause>("failure_cause"));
        return script.ToString();
    }

    private static void Add(StringBuilder script, string table, string column, string type, string comment) => script
        .Append(CultureInfo.InvariantCulture, $"alter table sweep.{table} add column if not exists {column} {type};\n")
        .Append(CultureInfo.InvariantCulture, $"comment on column sweep.{table}.{column} is '{comment.Replace("'", "''", StringComparison.Ordinal)}';\n");

    private static void Check(StringBuilder script, string table, string name, string? condition)
    {
        if (condition is not null)
        {
            script.Append(CultureInfo.InvariantCulture, $"alter table sweep.{table} drop constraint if exists ck_{table}_{name}, add constraint ck_{table}_{name} check ({condition});\n");
        }
    }

    private static string TypeOf(Axis axis) => axis.IsLength ? "integer[]" : axis.Value(new GridPoint()) switch
    {
        int => "integer",
        double => "double precision",
        _ => "text",
    };

    private static string Default(Axis axis)
    {
        if (axis.Absent is not { } absent)
        {
            return " not null";
        }

        return axis.ValueOf(absent) switch
        {
            null => "",
            int or double => $" not null default {absent}",
            int[] lengths => $" not null default '{{{string.Join(',', lengths)}}}'",
            _ => $" not null default '{absent}'",
        };
    }

    private static string TypeOf(Quantity quantity) => quantity switch
    {
        Quantity<long?> => "bigint",
        Quantity<int?> => "integer",
        Quantity<double?> => "double precision",
        Quantity<bool?> => "boolean",
        Quantity<bool> => "boolean not null default false",
        Quantity<IReadOnlyList<double>?> => "double precision[]",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity.Name, "no column has this type"),
    };
}
