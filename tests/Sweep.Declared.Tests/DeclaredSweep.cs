using Npgsql;
using Sweep.Cli.Presets;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Reading;
using Sweep.Theory.Trials;

namespace Sweep.Declared.Tests;

/// <summary>Two sweeps over the axis of the example, with the law's view: every trial measured, but one number is another one in the second sweep.</summary>
public sealed class DeclaredSweep : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public NpgsqlDataSource Source => database.Source;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await Source.ExecuteAsync("""
            create view sweep.parity_validation as
            select sweep, sweep_id, configuration, parity_law as law, count(*) as n, min(parity_verdict) as verdict
            from sweep.trial_results where parity_verdict is not null and not control group by 1, 2, 3, 4
            """);
        await FillAsync("one", 4);
        await FillAsync("two", 3);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task FillAsync(string name, long last)
    {
        var plan = SweepReader.Read(YamlDocument.Parse($"""
            name: {name}
            axes: {"{"} half_maps: [2, 3, 4] {"}"}
            where: half_maps < 4
            fixed: {"{"} dimensions: 1, depth: 2, radius: 1, spacing: 5 {"}"}
            measure: [separability]

            """));
        var store = new SweepStore(Source, TimeProvider.System);
        var sweep = (await store.SubmitAsync(plan, "", CancellationToken.None)).Id;
        var points = plan.Points().ToList();
        var measured = points.Select((point, place) =>
        {
            var measurement = new Measurement { Distinct = SweepPlan.IsControl(point) ? 1 : place < points.Count - 1 ? 4 : last, Objects = 8, ClassGap = 1e9, OutputDeviation = 1, LevelResponse = [1, 1], StitchErrorMax = 1 };
            return new MeasuredTrial(
                TrialId.Of(sweep, point), Guid.NewGuid(), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1), measurement, Judgement.Of(Trial.Of(point).Trial!, measurement),
                new Provenance("w1", "cpu", "abc", "TorchSharp 0", OneDnn: false, SelfTestPassed: true, Threads: 1, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        });
        if (!await new TrialStore(Source, TimeProvider.System).FlushAsync(sweep, 0, new([.. measured], [], [], LeaseChanges.None), CancellationToken.None))
        {
            throw new InvalidOperationException("the sweep has another owner");
        }
    }
}
