using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Trials;

[Slow]
public sealed class DisagreementTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_late_measurement_that_differs_in_the_last_bit_is_listed_with_both_values()
    {
        var sweep = await AddAsync("a", Same);

        await LateAsync(sweep, measured => Numbers(measured, static numbers => numbers with { WithinClass = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(1e-15) + 1) }));

        Assert.Equal(
            ["""a late {within_class} {"within_class": 0.000000000000001} {"within_class": 0.0000000000000010000000000000003} t w1 w1 cpu cpu f f"""],
            await DisagreementsAsync());
        Assert.Equal(["a 1 1 0 0 1"], await AuditAsync());
    }

    [Fact]
    public async Task Equal_numbers_agree_whatever_the_worker_the_times_and_the_words()
    {
        var sweep = await AddAsync("a", Same);

        await LateAsync(sweep, static measured => measured with
        {
            Judgement = new Judgement { Overall = Verdict.NotReached, Reason = "by another reading" },
            Provenance = measured.Provenance with { Worker = "w2", GitRevision = "def", Threads = 2, TrainingTime = TimeSpan.FromHours(1), ResumedStep = 7 },
        });

        Assert.Empty(await DisagreementsAsync());
        Assert.Equal(["a 1 0 0 0 0"], await AuditAsync());
    }

    [Fact]
    public async Task Missing_numbers_and_elements_of_lists_count_too()
    {
        var sweep = await AddAsync("a", Same);

        await LateAsync(sweep, measured => Numbers(measured, static numbers => numbers with { Objects = null, JumpProfile = [1.5, double.NaN, 2e-300], FinalLoss = double.NaN }));

        Assert.Equal("{final_loss,jump_profile,objects} NaN", await database.Source.ScalarAsync("select concat_ws(' ', differing, other_values ->> 'final_loss') from sweep.disagreements"));
    }

    [Fact]
    public async Task Another_device_explains_a_late_disagreement()
    {
        var sweep = await AddAsync("a", Same);

        await LateAsync(sweep, measured => Numbers(measured, static numbers => numbers with { Distinct = 3 }) with { Provenance = measured.Provenance with { Device = "gpu" } });

        Assert.Equal(["""a late {measured_distinct} {"measured_distinct": 4} {"measured_distinct": 3} f w1 w1 cpu gpu f f"""], await DisagreementsAsync());
        Assert.Equal(["a 1 1 0 0 0"], await AuditAsync());
    }

    [Fact]
    public async Task A_point_measured_again_by_later_sweeps_is_held_against_the_first()
    {
        await AddAsync("first", Same);
        await AddAsync("second", Same);
        await AddAsync("third", static measured => Numbers(measured, static numbers => numbers with { Objects = 9 }));

        Assert.Equal(["""third repeated {objects} {"objects": 8} {"objects": 9} t w1 w1 cpu cpu f f"""], await DisagreementsAsync());
        Assert.Equal(["first 0 0 0 0 0", "second 0 0 1 0 0", "third 0 0 1 1 1"], await AuditAsync());
        Assert.Equal("first", await database.Source.ScalarAsync("select r.sweep from sweep.disagreements d join sweep.trial_results r on r.trial_id = d.accepted_trial_id"));
    }

    [Theory]
    [InlineData("update sweep.measurements set science = 's2' where trial_id = (select trial_id from sweep.trial_results where sweep = 'second')")]
    [InlineData("update sweep.measurements set device = 'gpu' where trial_id = (select trial_id from sweep.trial_results where sweep = 'second')")]
    [InlineData("update sweep.measurements set libraries = 'others' where trial_id = (select trial_id from sweep.trial_results where sweep = 'second')")]
    [InlineData("update sweep.measurements set science = ''")]
    public async Task Under_other_conditions_a_point_is_not_repeated(string change)
    {
        await AddAsync("first", Same);
        await AddAsync("second", static measured => Numbers(measured, static numbers => numbers with { Objects = 9 }));

        await database.Source.ExecuteAsync(change);

        Assert.Empty(await DisagreementsAsync());
        Assert.Equal(["first 0 0 0 0 0", "second 0 0 0 0 0"], await AuditAsync());
    }

    [Fact]
    public async Task What_was_taken_over_is_no_second_measurement()
    {
        await AddAsync("first", Same);
        var store = new Storage.Sweeps.SweepStore(database.Source, TimeProvider.System);
        var sweep = (await store.SubmitAsync(Points.Content("second"), [Points.Line()], TestContext.Current.CancellationToken)).Id;
        await new MeasurementReuse(database.Source, TimeProvider.System).TakeOverAsync(sweep, 0, MeasuredSweep.Conditions, TestContext.Current.CancellationToken);

        Assert.Equal(["first 0 0 0 0 0", "second 0 0 0 0 0"], await AuditAsync());
    }

    [Fact]
    public async Task Every_measured_number_counts_both_late_and_repeated()
    {
        var first = await AddAsync("first", Same);
        await LateAsync(first, Same);
        await AddAsync("second", Same);
        List<string> differing = [];
        foreach (var column in Measured())
        {
            await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            var other = column switch { "dead" or "separable" or "clustering_control" => "true", "jump_profile" or "loss_curve" or "level_response" => "'{7}'", _ => "0" };
            await using var change = new Npgsql.NpgsqlCommand($"""
                update sweep.late_measurements set {column} = {other};
                update sweep.measurements set {column} = {other} where trial_id = (select trial_id from sweep.trial_results where sweep = 'second');
                select string_agg(kind || differing::text, ' ' order by kind) from sweep.disagreements
                """, connection);
            Assert.Equal($"late{{{column}}} repeated{{{column}}}", await change.ExecuteScalarAsync(TestContext.Current.CancellationToken));
            differing.Add(column);
        }

        Assert.Equal(
            differing.Order(StringComparer.Ordinal),
            await database.Source.ColumnAsync("""
                select key from (
                    select jsonb_object_keys(sweep.measured_numbers(jsonb_object_agg(column_name, 1))) as key
                    from information_schema.columns where table_schema = 'sweep' and table_name = 'measurements'
                ) as keys order by key collate "C"
                """));
    }

    private static IEnumerable<string> Measured() => typeof(Measurement).GetProperties().Where(static property => property.SetMethod is not null)
        .Select(static property => property.Name == "Distinct" ? "measured_distinct" : Snake(property.Name));

    private static MeasuredTrial Same(MeasuredTrial measured) => measured;

    private static MeasuredTrial Numbers(MeasuredTrial measured, Func<Measurement, Measurement> change) => measured with { Measurement = change(measured.Measurement) };

    private static string Snake(string name) =>
        string.Concat(name.Select(static (letter, place) => char.IsUpper(letter) ? (place > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private Task<SweepId> AddAsync(string name, Func<MeasuredTrial, MeasuredTrial> change) => MeasuredSweep.AddAsync(database, name, Points.Line(), change);

    private Task LateAsync(SweepId sweep, Func<MeasuredTrial, MeasuredTrial> change) => MeasuredSweep.ReportAsync(database, sweep, Points.Line(), change);

    private Task<List<string>> DisagreementsAsync() => database.Source.ColumnAsync("""
        select concat_ws(' ', sweep, kind, differing, accepted_values, other_values, same_conditions, accepted_worker, other_worker, accepted_device, other_device,
            accepted_one_dnn, other_one_dnn)
        from sweep.disagreements order by 1
        """);

    private Task<List<string>> AuditAsync() => database.Source.ColumnAsync(
        "select concat_ws(' ', sweep, late_compared, late_disagreeing, repeated_compared, repeated_disagreeing, unexplained) from sweep.determinism_audit order by 1");
}
