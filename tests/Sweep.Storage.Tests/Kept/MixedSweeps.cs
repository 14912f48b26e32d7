using Npgsql;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Kept;

/// <summary>Two equal sweeps to which anything may happen that happens to sweeps, in an order that a seed decides.</summary>
internal sealed class MixedSweeps(NpgsqlDataSource database, int seed)
{
    public static readonly IReadOnlyList<string> Names = ["first", "second"];

    /// <summary>All that is kept of each configuration, sums to the eighth digit behind the point: they depend on the order of the trials beyond.</summary>
    public const string Kept = """
        select k.configuration_id || ' ' || string_agg(key || '=' || case
                when key ~ '_(sum|squares)$' or key = 'cost' then round(value::numeric, 8)::text else value end, ' ' order by key)
        from sweep.kept_results k cross join lateral jsonb_each_text(to_jsonb(k)) as columns (key, value)
        where value is not null
        group by k.configuration_id order by k.configuration_id
        """;

    private static readonly Conditions Conditions = new("s1", "TorchSharp 0", "cpu", OneDnn: false);

    private readonly Random random = new(seed);
    private readonly Dictionary<string, SweepId> sweeps = [];
    private readonly IReadOnlyList<GridPoint> points = [.. SweepPlan.Controls, .. OfConfigurations().SelectMany(static point => Enumerable.Range(0, 6).Select(seed => point with { Seed = seed })).Where(static point => !SweepPlan.IsControl(point))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TrialStore Trials => new(database, TimeProvider.System);

    public async Task SubmitAsync()
    {
        foreach (var name in Names)
        {
            sweeps[name] = (await new SweepStore(database, TimeProvider.System).SubmitAsync(Points.Content(name), points, Cancellation)).Id;
        }
    }

    /// <summary>One thing after another.</summary>
    public async Task HappenAsync(int things)
    {
        for (var thing = 0; thing < things; thing++)
        {
            var name = Names[random.Next(2)];
            switch (random.Next(12))
            {
                case < 5: await FlushAsync(name); break;
                case 5: await new SweepControl(database).RetryAsync(name, Cancellation); break;
                case 6: await new MeasurementReuse(database, TimeProvider.System).TakeOverAsync(sweeps[name], await EpochAsync(name), Conditions, Cancellation); break;
                case 7: await CancelAsync(name); break;
                case 8: await SomeAsync("update sweep.measurements set measured_distinct = measured_distinct + 3, jump_ratio = 1.25, distinct_verdict = 'refuted' where trial_id in", "trial_id", "sweep.measurements x"); break;
                case 9: await SomeAsync("delete from sweep.measurements where trial_id in", "trial_id", "sweep.measurements x"); break;
                case 10: await SomeAsync("delete from sweep.trials where id in", "id", "sweep.trials x"); break;
                default: await SomeAsync("delete from sweep.trial_states where trial_id in", "trial_id", "sweep.trial_states x", "x.state = 'failed'"); break;
            }
        }
    }

    private static IEnumerable<GridPoint> OfConfigurations() =>
    [
        Points.Line(5), Points.Line(6), Points.Line() with { Padding = Padding.Same }, Points.Line(6) with { Padding = Padding.Same }, Points.Overlapping, SweepPlan.Controls[0],
        .. new[] { 4, 5 }.Select(static crop => Points.Line() with { Steps = 50, TileCrop = new PerAxis(crop), Measure = Measures.Stitching | Measures.Instances | Measures.Separability }),
        Points.Line() with { Steps = 50, Measure = Measures.Separability | Measures.Instances | Measures.Seams },
        Points.Line() with { Padding = Padding.Circular, Measure = Measures.Separability | Measures.Shifts },
    ];

    // Some are final already: their measurements come late, their failures count for nothing.
    private async Task FlushAsync(string name)
    {
        var some = points.Where(_ => random.Next(8) == 0).Select(point => TrialId.Of(sweeps[name], point)).ToList();
        var existing = (await database.ColumnAsync("select id::text from sweep.trials where training_id is not null")).ToHashSet();
        some.RemoveAll(trial => !existing.Contains(trial.Value.ToString()));
        var failed = some.Where(_ => random.Next(4) == 0).ToHashSet();
        var flush = Points.Flush(
            [.. some.Where(trial => !failed.Contains(trial)).Select(Measured)],
            failed: [.. failed.Select(trial => new FailedTrial(trial, random.Next(2) == 0 ? FailureCause.OutOfMemory : FailureCause.WorkerLost, "gone"))]);
        Assert.True(await Trials.FlushAsync(sweeps[name], await EpochAsync(name), flush, Cancellation));
    }

    private MeasuredTrial Measured(TrialId trial)
    {
        double? Real() => random.Next(20) switch { 0 => null, 1 => 1e-200, 2 => 50, _ => Math.Exp(random.NextDouble() * 8 - 4) };
        long? Whole() => random.Next(6) == 0 ? null : random.Next(6);
        Verdict? Any() => random.Next(6) == 0 ? null : (Verdict)random.Next(5);
        return Points.Measured(trial, Guid.NewGuid()) with
        {
            Measurement = new()
            {
                Distinct = Whole(), Objects = Whole(), ClassGap = Real(), Dead = random.Next(3) == 0, StitchErrorMax = Real(), StitchErrorRms = Real(), JumpRatio = Real(),
                JumpProfile = random.Next(2) == 0 ? null : [.. Enumerable.Repeat(1.0, random.Next(4))], FinalLoss = Real(), Separable = random.Next(3) switch { 0 => null, 1 => true, _ => false },
                TruthObjects = random.Next(3) == 0 ? null : 6, FoundInstances = Whole(), CutObjects = 6, FalseSplits = Whole(), FalseMerges = Whole(), Ap50 = random.NextDouble(), Ap = random.NextDouble(), ShiftErrorMax = Real(),
                ShiftErrorScene = Real(), StepsMade = random.Next(50),
            },
            Judgement = new() { Overall = Any() ?? Verdict.Confirmed, Distinct = Any(), Stitching = Any(), Seams = Any(), Separable = Any(), Shifts = Any(), Reason = "as it is" },
            Provenance = new("w1", "cpu", "abc", "TorchSharp 0", OneDnn: false, SelfTestPassed: true, Threads: 1, TimeSpan.Zero, TimeSpan.Zero) { Science = "s1" },
        };
    }

    private Task CancelAsync(string name) => database.ExecuteAsync($"""
        insert into sweep.trial_states as e (trial_id, sweep_id, cost, state, finalized_at)
        select t.id, t.sweep_id, t.cost, 'cancelled', statement_timestamp() from sweep.trials t where t.sweep_id = sweep.id_of('{name}') and t.ordinal % 7 = {random.Next(7)}
        on conflict (trial_id) do update set state = 'cancelled', finalized_at = excluded.finalized_at where e.state = 'pending'
        """);

    private async Task SomeAsync(string change, string key, string table, string condition = "true")
    {
        var rows = (await database.ColumnAsync($"select x.{key}::text from {table} join sweep.trials t on t.id = x.{key} join sweep.sweeps s on s.id = t.sweep_id where {condition} order by s.name, t.ordinal")).Where(_ => random.Next(10) == 0).Select(static id => $"'{id}'").ToList();
        if (rows.Count > 0)
        {
            await database.ExecuteAsync($"{change} ({string.Join(", ", rows)})");
            await database.ExecuteAsync("delete from sweep.trial_states e where state = 'succeeded' and not exists (select from sweep.measurements m where m.trial_id = e.trial_id)");
        }
    }

    private async Task<long> EpochAsync(string name) => (long)(await database.ScalarAsync($"select owner_epoch from sweep.sweeps where name = '{name}'"))!;
}
