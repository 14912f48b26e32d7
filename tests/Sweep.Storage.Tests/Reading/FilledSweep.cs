using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

/// <summary>
/// A sweep with one of everything. Bound 4; spacing 5 predicts 4: seeds 0 to 2 count 4, 3, 2; spacing 6 predicts 2: counts 3, a refutation;
/// spacing 4 predicts 1: inconclusive; same padding counts 9 (nothing predicted); a tile crop of 4 and one of 5; one infeasible point, one failure, one open trial.
/// </summary>
public sealed class FilledSweep : IAsyncLifetime
{
    public const string Name = "filled";

    private readonly TestDatabase database = new();

    public Npgsql.NpgsqlDataSource Source => database.Source;

    public string ConnectionString => database.ConnectionString;

    public SweepId Sweep { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var padded = Points.Line() with { Padding = Padding.Same };
        GridPoint Cropped(int crop) => Points.Line() with { TileCrop = new PerAxis(crop), Measure = Measures.Stitching };
        GridPoint[] points =
        [
            Points.Line(5, 0), Points.Line(5, 1), Points.Line(5, 2), Points.Line(6), Points.Line(4), padded, Cropped(4), Cropped(5),
            Points.Overlapping, Points.Line(7), Points.Line(8),
        ];
        var sweeps = new SweepStore(Source, TimeProvider.System);
        Sweep = (await sweeps.SubmitAsync(Points.Content(Name), points, CancellationToken.None)).Id;
        MeasuredTrial[] measured =
        [
            Counted(Points.Line(5, 0), 4, Verdict.Confirmed), Counted(Points.Line(5, 1), 3, Verdict.NotReached), Counted(Points.Line(5, 2), 2, Verdict.NotReached),
            Counted(Points.Line(6), 3, Verdict.Refuted), Counted(Points.Line(4), 1, Verdict.Inconclusive), Counted(padded, 9, Verdict.NotPredicted),
            Stitched(Cropped(4), 0, Verdict.Confirmed), Stitched(Cropped(5), 2.5, Verdict.Confirmed),
        ];
        Attempt[] attempts =
        [
            Points.Attempt(Guid.NewGuid(), Id(Points.Line(7)), FailureCause.OutOfMemory, "no memory"),
        ];
        var flush = Points.Flush(measured, attempts, [new(Id(Points.Line(7)), FailureCause.OutOfMemory, "no memory")]);
        await new TrialStore(Source, TimeProvider.System).FlushAsync(Sweep, 0, flush, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private TrialId Id(GridPoint point) => TrialId.Of(Sweep, point);

    private MeasuredTrial Counted(GridPoint point, long count, Verdict verdict) => Points.Measured(Id(point), Guid.NewGuid(), count, verdict);

    private MeasuredTrial Stitched(GridPoint point, double error, Verdict verdict) => Points.Measured(Id(point), Guid.NewGuid()) with
    {
        Measurement = new Measurement { StitchErrorMax = error, StitchErrorRms = error / 2, OutputDeviation = 1 },
        Judgement = new Judgement { Overall = verdict, Stitching = verdict, Reason = "as predicted" },
    };
}
