using System.Security.Cryptography;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

/// <summary>A sweep with controls and trained trials: three seeds that are separable in two, two tile crops of one network, a picture, a loss curve.</summary>
internal sealed class ScienceSweep(TestDatabase database)
{
    public static readonly byte[] Picture = [137, 80, 78, 71, 1, 2, 3];

    public static string PictureHash => Convert.ToHexStringLower(SHA256.HashData(Picture));

    public SweepId Sweep { get; private set; }

    /// <param name="control">Verdict of the first control.</param>
    public async Task FillAsync(string name, Verdict control)
    {
        // Four objects at spacing 5 see the four phases of the period: they can be told apart.
        var trained = Points.Line(5) with { WholeImage = new PerAxis(20), Steps = 400, Precision = Precision.Float32, Measure = Measures.Instances | Measures.Panels };
        GridPoint[] seeds = [.. Enumerable.Range(0, 3).Select(seed => trained with { Seed = seed })];
        GridPoint[] crops = [.. new[] { 4, 5 }.Select(crop => trained with { Seed = 7, TileCrop = new PerAxis(crop), Measure = Measures.Instances | Measures.Stitching })];
        var store = new SweepStore(database.Source, TimeProvider.System);
        Sweep = (await store.SubmitAsync(Points.Content(name), [.. SweepPlan.Controls, .. seeds, .. crops], CancellationToken.None)).Id;
        MeasuredTrial[] measured =
        [
            Of(SweepPlan.Controls[0], new() { Distinct = 1 }, new() { Overall = control, Distinct = control, Reason = "one embedding" }),
            Of(SweepPlan.Controls[1], new() { StitchErrorMax = 2 }, new() { Overall = Verdict.Confirmed, Stitching = Verdict.Confirmed, Reason = "a seam" }),
            .. seeds.Select((point, seed) => Of(
                point,
                new() { Separable = seed > 0, TruthObjects = 4, FoundInstances = 4, FalseMerges = seed > 0 ? 0 : 2, Ap50 = seed > 0 ? 1 : 0.5, StepsMade = 400, LossCurve = [9, 3, 1] },
                Judged(seed > 0 ? Verdict.Confirmed : Verdict.NotReached)) with { Panel = Picture }),
            Of(crops[0], new() { CutObjects = 8, FalseSplits = 1, Ap50 = 0.9, StitchErrorMax = 0 }, Judged(Verdict.Confirmed)),
            Of(crops[1], new() { CutObjects = 8, FalseSplits = 6, Ap50 = 0.4, StitchErrorMax = 1.5 }, Judged(Verdict.Confirmed)),
        ];
        await new TrialStore(database.Source, TimeProvider.System).FlushAsync(Sweep, 0, Points.Flush(measured), CancellationToken.None);
    }

    private static Judgement Judged(Verdict verdict) => new() { Overall = verdict, Separable = verdict, Reason = "as it is" };

    private MeasuredTrial Of(GridPoint point, Measurement measurement, Judgement judgement) =>
        Points.Measured(TrialId.Of(Sweep, point), Guid.NewGuid()) with { Measurement = measurement, Judgement = judgement };
}
