using Sweep.Learning.Runs;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Judging;

/// <summary>Judges grid points as a worker does, rechecks included.</summary>
internal static class Judged
{
    /// <summary>In the number format that a sweep's file gives to points of these steps.</summary>
    public static JudgedOutcome Of(GridPoint point) => JudgedRun.Of(
        [Measured.Feasible(point with { Precision = point.Steps == 0 ? Precision.Float64 : Precision.Float32 })],
        checkpointing: null, images: null, CancellationToken.None, TestContext.Current.CancellationToken).Single();

    public static IReadOnlyList<JudgedOutcome> Seeds(int seeds, GridPoint point) =>
        [.. Enumerable.Range(0, seeds).Select(seed => Of(point with { Seed = seed }))];

    /// <summary>The verdict, with a reason that names the premise.</summary>
    public static void Is(Verdict verdict, string premise, JudgedOutcome judged)
    {
        Assert.True(verdict == judged.Judgement.Overall, $"{judged.Judgement.Overall}: {judged.Judgement.Reason}: {judged.Outcome.Trial.Point.Canonical}");
        Assert.Contains(premise, judged.Judgement.Reason, StringComparison.Ordinal);
    }
}
