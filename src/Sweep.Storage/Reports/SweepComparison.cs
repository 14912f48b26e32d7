using System.Runtime.CompilerServices;
using Npgsql;
using Sweep.Storage.Reading;
using Sweep.Theory.Measuring;

namespace Sweep.Storage.Reports;

/// <summary>
/// Differences between two sweeps, A and B. Trials are matched by grid point: verdicts by configuration and seed, numbers seed by seed
/// where both sweeps have them and as means over the seeds of a configuration elsewhere. The server does the matching.
/// </summary>
/// <param name="timeout">Longest time that the server works on one question.</param>
public sealed class SweepComparison(NpgsqlDataSource database, string a, string b, TimeSpan timeout)
{
    public ValueTask<PointTotals> PointsAsync(CancellationToken cancellationToken) => ReadAsync(
        ComparisonSql.Points,
        static row => new PointTotals((long)row[0]!, (long)row[1]!, (long)row[2]!, (string?)row[3], (string?)row[4], (bool)row[5]!),
        cancellationToken).SingleAsync(cancellationToken);

    /// <summary>Changes of a value from one to another, the most frequent first.</summary>
    public IAsyncEnumerable<VerdictGroup> VerdictGroupsAsync(CancellationToken cancellationToken) => ReadAsync(
        ComparisonSql.VerdictGroups,
        static row => new VerdictGroup((string)row[0]!, (string?)row[1], (string?)row[2], (long)row[3]!, (string)row[4]!),
        cancellationToken);

    public ValueTask<NumberTotals> NumberTotalsAsync(CancellationToken cancellationToken) => ReadAsync(
        ComparisonSql.NumberTotals,
        static row => new NumberTotals((long)row[0]!, (long)row[1]!, (long)row[2]!, (long)row[3]!) { Paired = (long)row[4]!, UnpairedSeeds = (long)row[5]! }
            .Corrected([.. ((double[])row[6]!).Zip((double[])row[7]!, StudentT.TwoSided)]),
        cancellationToken).SingleAsync(cancellationToken);

    /// <summary>Numbers that moved, those first that moved farthest beyond their interval.</summary>
    /// <param name="totals">Of the same comparison: they say which of them count after Holm's correction.</param>
    public IAsyncEnumerable<Difference> NumbersAsync(NumberTotals totals, CancellationToken cancellationToken) => ReadAsync(
        ComparisonSql.NumberChanges,
        row =>
        {
            double? p = row[11] is double freedom ? StudentT.TwoSided((double)row[10]!, freedom) : null;
            return new Difference("number", (string)row[0]!, (string)row[1]!, null, row[4], row[5])
            {
                SeedsA = (long)row[2]!, SeedsB = (long)row[3]!, Change = (double?)row[6], HalfWidth = (double?)row[7],
                Pairs = (long?)row[8], UnpairedSeeds = (long?)row[9], P = p, CountsAfterHolm = p is { } known ? known <= totals.LargestP : null,
            };
        },
        cancellationToken);

    /// <summary>Everything in which the sweeps differ, streamed: verdicts, numbers, points.</summary>
    public async IAsyncEnumerable<Difference> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var verdicts = ReadAsync(
            ComparisonSql.VerdictChanges,
            static row => new Difference("verdict", (string)row[0]!, (string)row[3]!, (int)row[4]!, row[1], row[2]),
            cancellationToken);
        var points = ReadAsync(
            ComparisonSql.OnlyInOne,
            static row => (bool)row[0]!
                ? new Difference("only_in_a", null, (string)row[1]!, (int)row[2]!, row[3], null)
                : new Difference("only_in_b", null, (string)row[1]!, (int)row[2]!, null, row[3]),
            cancellationToken);
        var numbers = NumbersAsync(await NumberTotalsAsync(cancellationToken), cancellationToken);
        foreach (var part in new[] { verdicts, numbers, points })
        {
            await foreach (var difference in part)
            {
                yield return difference;
            }
        }
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(
        string sql, Func<IReadOnlyList<object?>, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var statement = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = a }, new() { Value = b } } };
        await using var rows = await new ReadOnlyQuery(database).RunAsync(statement, timeout, cancellationToken);
        await foreach (var row in rows.ReadAsync(cancellationToken))
        {
            yield return read(row);
        }
    }
}
