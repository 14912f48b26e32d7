using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Reading;
using Sweep.Theory.Trials;

namespace Sweep.Dashboard.Tests.Report;

/// <summary>
/// Sweeps with a hostile question, d = 1, P = 4: spacing 5 predicts 4 embeddings, spacing 6 two, spacing 2 is infeasible. Each feasible trial
/// counts what is predicted unless a test says otherwise.
/// </summary>
public sealed class ReportedSweep : IAsyncLifetime
{
    public const string Question = "Is 1 < 2? </title><script>alert(1)</script> <img src=http://evil.example/x> | *bold* `code`";

    private static readonly byte[] Png = [137, 80, 78, 71, 13, 10, 26, 10, 0];

    public TestDatabase Database { get; } = new();

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <param name="measure">What a point counts; null: it is left open.</param>
    /// <param name="control">What the control without pooling counts, 1 as it must be.</param>
    internal async Task SubmitAsync(string name, Func<GridPoint, long?> measure, long control = 1)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var plan = SweepReader.Read(Map(
            ("name", Text(name)),
            ("question", Text(Question)),
            ("axes", Map(("spacing", new ListNode([Text("2"), Text("5"), Text("6")], 1)))),
            ("seeds", Text("2")),
            ("fixed", Map(("dimensions", Text("1")), ("radius", Text("1")), ("width", Text("4")))),
            ("measure", new ListNode([Text("separability"), Text("panels")], 1))));
        var store = new SweepStore(Database.Source, TimeProvider.System);
        var sweep = await store.SubmitAsync(plan, $"name: {name}\nquestion: \"```</pre><script>alert(2)</script>\"\n", cancellationToken);
        var epoch = await store.TakeOwnershipAsync(sweep.Id, cancellationToken);
        List<MeasuredTrial> measured = [];
        foreach (var point in SweepPlan.Controls.Concat(plan.Points().Where(static point => !SweepPlan.IsControl(point))))
        {
            var isControl = SweepPlan.IsControl(point);
            if (Trial.Of(point).Trial is { } trial && (isControl ? Controlled(point, control) : Counted(trial, measure(point))) is ({ } measurement, { } verdict))
            {
                measured.Add(new(
                    TrialId.Of(sweep.Id, point), Guid.NewGuid(), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1), measurement, verdict,
                    new Provenance("w1", "cpu", "abcdef0123456789", "TorchSharp 0", OneDnn: false, SelfTestPassed: true, Threads: 1, TimeSpan.Zero, TimeSpan.FromSeconds(1)),
                    isControl ? null : Png));
            }
        }

        Assert.True(await new TrialStore(Database.Source, TimeProvider.System).FlushAsync(sweep.Id, epoch, new(measured, [], [], LeaseChanges.None), cancellationToken));
    }

    private static (Measurement, Judgement)? Counted(Trial trial, long? count)
    {
        if (count is not { } found)
        {
            return null;
        }

        var measurement = new Measurement { Distinct = found, Objects = 8, ClassGap = 1e9 };
        return (measurement, Judgement.Of(trial, measurement));
    }

    private static (Measurement, Judgement)? Controlled(GridPoint point, long count)
    {
        var measurement = point.Depth == 0 ? new Measurement { Distinct = count, Objects = 8, ClassGap = 1e9 } : new Measurement { StitchErrorMax = 1, StitchErrorRms = 1, OutputDeviation = 1 };
        return (measurement, Judgement.Of(Trial.Of(point).Trial!, measurement));
    }

    private static ScalarNode Text(string text) => new(text, 1);

    private static MappingNode Map(params (string Key, DocumentNode Value)[] entries) =>
        new([.. entries.Select(static entry => KeyValuePair.Create(Text(entry.Key), entry.Value))], 1);
}
