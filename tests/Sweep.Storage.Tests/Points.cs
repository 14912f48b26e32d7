using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests;

/// <summary>Small sweeps and what could have been measured of them.</summary>
internal static class Points
{
    /// <summary>d = 1, l = 2, f = 2 (P = 4), radius 1: spacing 5 predicts 4 embeddings, spacing 4 one.</summary>
    public static GridPoint Line(int spacing = 5, int seed = 0) => new()
    {
        Dimensions = 1, Depth = 2, Factor = PoolingFactors.Uniform(2), Width = 4, Radius = 1, Spacing = PerAxis.Uniform(1, spacing),
        Measure = Measures.Separability, Seed = seed,
    };

    /// <summary>Discs of radius 5 at spacing 7 overlap, so there is no such trial.</summary>
    public static GridPoint Overlapping => Line(7) with { Radius = 5 };

    public static SweepContent Content(string name, string canonical = "content") =>
        new(name, "Does it hold?", canonical, $"name: {name}", new(MaxAttempts: 3, TimeSpan.FromMinutes(5)));

    public static MeasuredTrial Measured(TrialId trial, Guid attempt, long distinct = 4, Verdict verdict = Verdict.Confirmed) => new(
        trial,
        attempt,
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch.AddSeconds(2),
        new Measurement
        {
            Distinct = distinct, Objects = 8, Tolerance = 1e-10, WithinClass = 1e-15, BetweenClasses = 0.5, ClassGap = 5e14, OutputDeviation = 0.25,
            JumpProfile = [1.5, double.NaN, 1e-300],
        },
        new Judgement { Overall = verdict, Distinct = verdict, Reason = "4 embeddings as predicted" },
        new Provenance("w1", "cpu", "abc", "TorchSharp 0", OneDnn: false, SelfTestPassed: true, Threads: 1, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(1.5)));

    public static Attempt Attempt(Guid id, TrialId trial, FailureCause cause, string error) =>
        new(id, trial, "w1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(2), cause, error);

    public static Flush Flush(
        IReadOnlyList<MeasuredTrial>? measured = null, IReadOnlyList<Attempt>? failures = null, IReadOnlyList<FailedTrial>? failed = null,
        IReadOnlyList<RunningLease>? running = null) => new(measured ?? [], failures ?? [], failed ?? [], new(running ?? [], Ended: null));
}
