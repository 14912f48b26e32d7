using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reports;

/// <summary>
/// Two sweeps, first and second. Spacing 5, four seeds: counts 4, 4, 3, 4 and 1, 3, 1, 3, and a fifth seed in the first only. Spacing 6, three
/// seeds: 2, 2, 2 and 1, 2, 3. Spacing 12, seeds 0 to 2 in the first and 3 to 5 in the second: 4, 4, 3 and 2, 2, 1.
/// Spacing 4, one seed: 1 and 1, confirmed and inconclusive. Spacing 8 failed in the second. Stitch errors of a crop, one seed: 0 and 1e-9.
/// Spacing 7 is in the first only; spacings 9 and 10 in the second only. The mean loss of spacing 11 is no number in the second. A third,
/// older, has the points of spacing 5 of the second and the same counts, with networks of the first stream.
/// </summary>
public sealed class TwoSweeps : IAsyncLifetime
{
    public const string First = "first";
    public const string Second = "second";
    public const string Older = "older";

    private readonly TestDatabase database = new();

    public Npgsql.NpgsqlDataSource Source => database.Source;

    internal static GridPoint Cropped => Points.Line() with { TileCrop = new PerAxis(4), Measure = Measures.Stitching };

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        GridPoint[] shared =
        [
            Points.Line(5, 0), Points.Line(5, 1), Points.Line(5, 2), Points.Line(5, 3), Points.Line(6, 0), Points.Line(6, 1), Points.Line(6, 2), Points.Line(4), Points.Line(8),
            Cropped, Points.Line(11),
        ];
        await FillAsync(First, [.. shared, Points.Line(5, 4), Points.Line(7), .. Enumerable.Range(0, 3).Select(static seed => Points.Line(12, seed))], point => point switch
        {
            { TileCrop: not null } => Stitched(0),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 5) => Counted(point.Seed == 2 ? 3 : 4, point.Seed == 2 ? Verdict.NotReached : Verdict.Confirmed),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 6) => Counted(2, Verdict.Confirmed),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 12) => Counted(point.Seed == 2 ? 3 : 4, Verdict.NotReached),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 11) => Lost(0.5),
            _ => Counted(1, Verdict.Confirmed),
        });
        await FillAsync(Second, [.. shared, Points.Line(9), Points.Line(10), .. Enumerable.Range(3, 3).Select(static seed => Points.Line(12, seed))], point => point switch
        {
            { TileCrop: not null } => Stitched(1e-9),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 5) => Counted(point.Seed % 2 == 0 ? 1 : 3, Verdict.NotReached),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 12) => Counted(point.Seed == 5 ? 1 : 2, Verdict.NotReached),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 6) => Counted(1 + point.Seed, point.Seed == 2 ? Verdict.Refuted : Verdict.Confirmed),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 4) => Counted(1, Verdict.Inconclusive),
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 8) => null,
            { Spacing: var spacing } when spacing == PerAxis.Uniform(1, 11) => Lost(double.NaN),
            _ => Counted(1, Verdict.Confirmed),
        });
        await FillAsync(
            Older,
            [.. Enumerable.Range(0, 4).Select(static seed => Points.Line(5, seed) with { Stream = 1 })],
            static point => Counted(point.Seed % 2 == 0 ? 1 : 3, Verdict.NotReached));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static (Measurement, Judgement)? Counted(long distinct, Verdict verdict) =>
        (new() { Distinct = distinct, Objects = 8, OutputDeviation = 1 }, new() { Overall = verdict, Distinct = verdict, Reason = "counted" });

    private static (Measurement, Judgement)? Stitched(double error) =>
        (new() { StitchErrorMax = error, OutputDeviation = 1 }, new() { Overall = Verdict.Confirmed, Stitching = Verdict.Confirmed, Reason = "stitched" });

    private static (Measurement, Judgement)? Lost(double loss) =>
        (new() { FinalLoss = loss, OutputDeviation = 1 }, new() { Overall = Verdict.NotPredicted, Reason = "trained" });

    private async Task FillAsync(string name, GridPoint[] points, Func<GridPoint, (Measurement Measurement, Judgement Judgement)?> measure)
    {
        var sweep = (await new SweepStore(Source, TimeProvider.System).SubmitAsync(Points.Content(name, name), points, CancellationToken.None)).Id;
        List<MeasuredTrial> measured = [];
        List<Attempt> failures = [];
        List<FailedTrial> failed = [];
        foreach (var point in points)
        {
            var (id, attempt) = (TrialId.Of(sweep, point), Guid.NewGuid());
            if (measure(point) is { } outcome)
            {
                measured.Add(Points.Measured(id, attempt) with { Measurement = outcome.Measurement, Judgement = outcome.Judgement });
            }
            else
            {
                failed.Add(new(id, FailureCause.OutOfMemory, "no memory"));
                failures.Add(Points.Attempt(attempt, id, FailureCause.OutOfMemory, "no memory"));
            }
        }

        await new TrialStore(Source, TimeProvider.System).FlushAsync(sweep, 0, Points.Flush(measured, failures, failed), CancellationToken.None);
    }
}
