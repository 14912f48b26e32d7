using Npgsql;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;

namespace Sweep.Storage.Answers;

/// <summary>Reads what answers a sweep's question: of two laws at most, from the views over the seeds.</summary>
public sealed class AnswerQueries(NpgsqlDataSource database)
{
    private static readonly IReadOnlyList<ChartAxis> Axes = [.. Subjects.Asked.Select(ChartAxes.Find)];

    /// <summary>The answer in at most two sentences, from what was read of the sweep already and what it must read beside.</summary>
    public async Task<string> AnswerAsync(
        SweepSummary sweep, IReadOnlyList<LawVerdicts> laws, VerdictCauses causes, bool controlFailed, CancellationToken cancellationToken)
    {
        var standing = new Standing(controlFailed, sweep.Coverage, sweep.Verdicts, causes.Main(Verdict.Inconclusive));
        List<Statement> statements = [];
        if (!standing.SaysAll)
        {
            var room = SweepAnswer.MostSentences - (standing.Sentence is null ? 0 : 1);
            foreach (var subject in Subjects.InOrder(laws, await VaryingAsync(sweep.Name, cancellationToken)))
            {
                if (statements.Count < room && await StateAsync(subject, sweep.Name, cancellationToken) is { } statement)
                {
                    statements.Add(statement);
                }
            }
        }

        return SweepAnswer.Of(standing, statements);
    }

    private async Task<IReadOnlySet<string>> VaryingAsync(string sweep, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            AnswerSql.Varying(Axes), sweep, static row => Axes.Where((_, column) => row.GetBoolean(column)).Select(static axis => axis.Name).ToHashSet(), cancellationToken);
        return rows.Single();
    }

    private Task<Statement?> StateAsync(Subject subject, string sweep, CancellationToken cancellationToken) => subject switch
    {
        Subject.Windows => WindowsAsync(sweep, cancellationToken),
        Subject.Curve => CurveAsync(sweep, cancellationToken),
        Subject.Stitching => StitchingAsync(sweep, cancellationToken),
        Subject.Counts => CountsAsync(sweep, cancellationToken),
        Subject.Separability => SidesAsync(AnswerSql.Separability, sweep, static (possible, forbidden) => new SeparableStatement(possible, forbidden), cancellationToken),
        Subject.Padding => PaddingAsync(sweep, cancellationToken),
        _ => SidesAsync(AnswerSql.Shifts, sweep, static (all, notAll) => new ShiftStatement(all, notAll), cancellationToken),
    };

    private async Task<Statement?> CountsAsync(string sweep, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(AnswerSql.Counts, sweep, static row => new CountStatement(Verdicts(row, 0), row.Value<long>(5)), cancellationToken);
        return rows.SingleOrDefault(static counts => counts.Configurations.Predicted() > 0);
    }

    private async Task<Statement?> PaddingAsync(string sweep, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            AnswerSql.Padding, sweep, static row => (Leak: new PaddingLeak(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), Pixels: row.GetBoolean(3)), cancellationToken);
        return rows.Count == 0 ? null : new PaddingStatement([.. rows.Select(static row => row.Leak)], rows[0].Pixels);
    }

    private async Task<Statement?> StitchingAsync(string sweep, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            AnswerSql.Stitching, sweep, static row => (Seamless: row.GetBoolean(0), Verdicts: Verdicts(row, 1), ByMultiples: row.GetBoolean(6), ByCrops: row.GetBoolean(7)), cancellationToken);
        return rows.Count == 0 ? null : new StitchStatement(
            Of(true), Of(false), rows.All(static row => row.ByMultiples), rows.All(static row => row.ByCrops));

        VerdictCounts Of(bool seamless) => rows.Where(row => row.Seamless == seamless).Select(static row => row.Verdicts).Aggregate(None, AnswerWords.Plus);
    }

    private async Task<Statement?> WindowsAsync(string sweep, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            AnswerSql.Windows,
            sweep,
            static row => (
                Jumps: row.GetBoolean(0), OnePeriod: row.GetBoolean(6),
                Side: new WindowSide(Verdicts(row, 1), row.Value<double>(7) is { } low && row.Value<double>(8) is { } high ? (low, high) : null)),
            cancellationToken);
        return rows.Count == 0 ? null : new WindowStatement(
            rows.FirstOrDefault(static row => row.Jumps).Side, rows.FirstOrDefault(static row => !row.Jumps).Side, rows.Any(static row => row is { Jumps: true, OnePeriod: true }));
    }

    private async Task<Statement?> CurveAsync(string sweep, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            AnswerSql.Curve,
            sweep,
            static row => (
                Point: new CurvePoint(row.GetFieldValue<int[]>(0), row.GetDouble(1), row.GetBoolean(2)), Period: row.GetFieldValue<int[]>(3), Crops: row.GetInt64(4),
                Networks: row.GetInt64(5), AtMultiples: row.GetInt64(6)),
            cancellationToken);
        return rows is not [var first, ..] ? null : new CurveStatement([.. rows.Select(static row => row.Point)], first.Period, first.Crops, first.Networks, first.AtMultiples);
    }

    private async Task<Statement?> SidesAsync(
        string sql, string sweep, Func<VerdictCounts, VerdictCounts, Statement> state, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(sql, sweep, static row => (Yes: row.GetBoolean(0), Verdicts: Verdicts(row, 1)), cancellationToken);
        return rows.Count == 0 ? null : state(
            rows.FirstOrDefault(static row => row.Yes).Verdicts ?? None, rows.FirstOrDefault(static row => !row.Yes).Verdicts ?? None);
    }

    private static VerdictCounts None { get; } = new(0, 0, 0, 0, 0);

    private static VerdictCounts Verdicts(NpgsqlDataReader row, int first) => new(
        row.GetInt64(first), row.GetInt64(first + 1), row.GetInt64(first + 2), row.GetInt64(first + 3), row.GetInt64(first + 4));

    private Task<IReadOnlyList<T>> ReadAsync<T>(string sql, string sweep, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        database.ListAsync(sql, read, cancellationToken, new NpgsqlParameter { Value = sweep });
}
