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

/// <summary>One thing in which two sweeps, A and B, differ.</summary>
/// <param name="Kind"><c>verdict</c>, <c>number</c>, <c>only_in_a</c> or <c>only_in_b</c>.</param>
/// <param name="What">The column of <c>trial_results</c>; null for points that only one sweep has.</param>
/// <param name="Seed">Null for numbers, which are means over seeds.</param>
/// <param name="A">State or verdict, or mean; for a point that only A has its state.</param>
public sealed record Difference(string Kind, string? What, string Configuration, int? Seed, object? A, object? B)
{
    /// <summary>Seeds of A with this number.</summary>
    public long? SeedsA { get; init; }

    public long? SeedsB { get; init; }

    /// <summary>Seeds that were compared each with its equal; null: none were, and A and B are the means of all.</summary>
    public long? Pairs { get; init; }

    /// <summary>Seeds that were left out because the other sweep has no number for them.</summary>
    public long? UnpairedSeeds { get; init; }

    /// <summary>Mean of B less mean of A.</summary>
    public double? Change { get; init; }

    /// <summary>Half of the 95 % interval of the change; null: there are not two seeds on both sides, and any change is told.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>p-value of the change by Student's t test, from 0 to 1; null as above.</summary>
    public double? P { get; init; }

    /// <summary>Whether the change still counts after Holm's correction over all numbers that were compared; null as above.</summary>
    public bool? CountsAfterHolm { get; init; }
}

/// <summary>Which grid points two sweeps, A and B, share.</summary>
/// <param name="SameStream">Whether a seed draws the same networks in both.</param>
/// <param name="ExampleA">One that only A has; null: there is none.</param>
public sealed record PointTotals(long InBoth, long OnlyInA, long OnlyInB, string? ExampleA, string? ExampleB, bool SameStream);

/// <summary>Trials whose state or verdict changed in the same way.</summary>
/// <param name="What">The column of <c>trial_results</c> that changed.</param>
/// <param name="Example">One of them, as the text of its grid point.</param>
public sealed record VerdictGroup(string What, string? A, string? B, long Trials, string Example);

/// <summary>Counts of compared numbers, of their configurations, and of numbers that changed.</summary>
/// <param name="OverSeeds">With two seeds or more on both sides: by the interval of the difference.</param>
/// <param name="OfOneSeed">Without: exactly, save for rounding.</param>
public sealed record NumberTotals(long OverSeeds, long MovedOverSeeds, long OfOneSeed, long MovedOfOneSeed)
{
    /// <summary>Numbers over several seeds that were compared seed by seed.</summary>
    public long Paired { get; init; }

    /// <summary>Seeds without their equal in the other sweep, where others were compared seed by seed.</summary>
    public long UnpairedSeeds { get; init; }

    /// <summary>Numbers over seeds that count as moved after Holm's correction over all of those comparisons.</summary>
    public long Remaining { get; init; }

    /// <summary>Largest p-value among the <see cref="Remaining"/>; below 0 where there is none.</summary>
    internal double LargestP { get; init; } = -1;

    /// <summary>The same with what Holm's correction leaves.</summary>
    /// <param name="ps">p-values of all comparisons over seeds.</param>
    internal NumberTotals Corrected(IReadOnlyList<double> ps)
    {
        double[] remaining = [.. ps.Zip(Holm.Adjusted(ps)).Where(static pair => pair.Second <= Holm.Level).Select(static pair => pair.First)];
        return this with { Remaining = remaining.Length, LargestP = remaining.DefaultIfEmpty(-1).Max() };
    }
}
