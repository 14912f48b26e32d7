using System.Globalization;
using System.Text;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Schema;

/// <summary>
/// SQL that adds the missing columns of axes, quantities and laws, and may be run again. Rows that are older than an axis get its value for points
/// without it.
/// </summary>
internal static class DeclaredColumns
{
    private static readonly string[] MeasurementTables = ["measurements", "late_measurements"];

    /// <summary>Returns the statements for these lists.</summary>
    public static string Of(IReadOnlyList<Axis> axes, IReadOnlyList<Quantity> quantities, IReadOnlyList<Law> laws) => string.Concat(
        [OfConfigurations(axes, laws), .. MeasurementTables.Select(table => OfMeasurements(table, quantities, laws)), OfCauses("attempts", "cause"), OfCauses("trial_states", "failure_cause"), OfResults(quantities, laws)]);

    private static string OfConfigurations(IReadOnlyList<Axis> axes, IReadOnlyList<Law> laws)
    {
        var table = new Table("configurations");
        foreach (var axis in axes.Where(static axis => axis.IsOfConfiguration))
        {
            table.Add(axis.Name, $"{TypeOf(axis)}{Default(axis)}", axis.Text);
            table.Check(axis.Name, axis.Words is { } words ? Words.Check(axis.Name, words) : null);
        }

        foreach (var law in laws)
        {
            table.Add(law.PredictionColumn, law.IsCount ? "bigint" : "boolean", law.Text);
            table.Add(law.RowColumn, "text", $"Which law the trial tests by its {law.VerdictColumn}; null: none");
            table.Check(law.PredictionColumn, law.IsCount ? $"{law.PredictionColumn} between 1 and bound" : null);
        }

        return table.Script();
    }

    private static string OfMeasurements(string name, IReadOnlyList<Quantity> quantities, IReadOnlyList<Law> laws)
    {
        var table = new Table(name);
        foreach (var quantity in quantities)
        {
            table.Add(quantity.Name, TypeOf(quantity), quantity.Text);
            table.Check(quantity.Name, quantity is Quantity<long?> ? $"{quantity.Name} >= 0" : null);
        }

        foreach (var column in laws.Select(static law => law.VerdictColumn).Prepend("verdict"))
        {
            table.Add(column, "text", "confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured");
            table.Check(column, Words.Check<Verdict>(column));
        }

        table.Check("instances", "false_splits <= cut_objects and false_merges <= truth_objects and ap50 between 0 and 1 and ap between 0 and 1");
        return table.Script();
    }

    private static string OfCauses(string name, string column)
    {
        var table = new Table(name);
        table.Check(column, Words.Check<FailureCause>(column));
        return table.Script();
    }

    // Says whether rows lack one of the columns, before it adds them: the end of keeping.sql fills them. Counts come first: most questions ask for
    // nothing else, and the server reads a row up to the last column that is asked for.
    private static string OfResults(IReadOnlyList<Quantity> quantities, IReadOnlyList<Law> laws)
    {
        var table = new Table("kept_results");
        var columns = KeptColumns.Of(quantities, laws);
        foreach (var column in columns.OrderBy(static column => column.IsCount ? 0 : 1))
        {
            table.Add(column.Name, column.Type, column.Text);
        }

        return $$"""
            do $lacking$ begin
                perform set_config('sweep.fill_results', (count(*) < {{columns.Count}})::text, true)
                from pg_attribute
                where attrelid = 'sweep.kept_results'::regclass and attname in ({{string.Join(", ", columns.Select(static column => $"'{column.Name}'"))}});
            end $lacking$;
            {{table.Script()}}
            """;
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

    /// <summary>Collects the columns and the CHECKs of one table.</summary>
    private sealed class Table(string name)
    {
        private readonly StringBuilder columns = new();
        private readonly List<string> checks = [];

        public void Add(string column, string type, string comment) => columns
            .Append(CultureInfo.InvariantCulture, $"alter table sweep.{name} add column if not exists {column} {type};\n")
            .Append(SchemaText.Comment(name, column, comment)).Append('\n');

        /// <param name="condition">Null: there is no CHECK of this name.</param>
        public void Check(string check, string? condition)
        {
            if (condition is not null)
            {
                checks.Add($"    drop constraint if exists ck_{name}_{check}, add constraint ck_{name}_{check} check ({condition})");
            }
        }

        /// <summary>Returns the statements; one statement has all CHECKs, so that the server reads the rows once.</summary>
        public string Script() => checks.Count == 0 ? $"{columns}" : $"{columns}alter table sweep.{name}\n{string.Join(",\n", checks)};\n";
    }
}
