using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Schema;
using Sweep.Storage.Sweeps;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Schema;

[Slow]
public sealed class SchemaTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_is_there() => Assert.Equal(
        ["artifacts", "attempts", "clusters", "configurations", "devices", "image_sets", "late_measurements", "leases", "measurements", "nodes", "prediction_notes", "prediction_records", "silos", "sweeps", "trial_states", "trials", "workers"],
        await database.Source.ColumnAsync("""
            select table_name::text from information_schema.tables
            where table_schema = 'sweep' and table_type = 'BASE TABLE' and table_name <> 'migrations' order by 1
            """));

    [Fact]
    public void The_migrations_are_those_of_the_model()
    {
        using var context = new SweepContextFactory().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges(), "run: dotnet ef migrations add NAME --project src/Sweep.Storage -o Schema/Migrations");
    }

    [Fact]
    public async Task The_script_in_sql_is_fresh()
    {
        var file = Path.Combine(RepositoryRoot(), "sql", "schema.sql");
        if (Environment.GetEnvironmentVariable("SWEEP_WRITE_SCHEMA") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, SweepDatabase.Script(), Cancellation);
        }

        Assert.True(
            await File.ReadAllTextAsync(file, Cancellation) == SweepDatabase.Script(), "run this test once with SWEEP_WRITE_SCHEMA=1 and commit sql/schema.sql");
    }

    [Fact]
    public async Task The_script_makes_what_the_migrations_make_and_may_run_twice()
    {
        await using var empty = await TestDatabase.CreateAsync();
        await empty.Source.ExecuteAsync("drop schema sweep cascade");

        await empty.Source.ExecuteAsync(SweepDatabase.Script());
        await empty.Source.ExecuteAsync(SweepDatabase.Script());

        await SweepDatabase.CheckSchemaAsync(empty.Source, Cancellation);
        Assert.Equal(0, await SweepDatabase.MigrateAsync(empty.Source, Cancellation));
    }

    [Fact]
    public async Task Three_migrations_at_once_apply_each_migration_once()
    {
        await using var empty = await TestDatabase.CreateAsync();
        await empty.Source.ExecuteAsync("drop schema sweep cascade");

        var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SweepDatabase.MigrateAsync(empty.Source, Cancellation)));

        using var context = new SweepContextFactory().CreateDbContext([]);
        Assert.Equal(context.Database.GetMigrations().Count(), applied.Sum());
        await SweepDatabase.CheckSchemaAsync(empty.Source, Cancellation);
    }

    [Theory]
    [InlineData("drop schema sweep cascade", "run sweep migrate")]
    [InlineData("delete from sweep.migrations; insert into sweep.migrations values ('20200101000000_Old', '1')", "newer than this program")]
    [InlineData("comment on schema sweep is 'views of another version'", "run sweep migrate")]
    public async Task Another_schema_is_refused_with_the_way_out(string change, string wayOut)
    {
        await using var other = await TestDatabase.CreateAsync();
        await other.Source.ExecuteAsync(change);

        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.CheckSchemaAsync(other.Source, Cancellation));

        Assert.Contains(wayOut, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_schema_is_left_as_it_is_by_a_migration_and_by_the_script()
    {
        await using var newer = await TestDatabase.CreateAsync();
        await newer.Source.ExecuteAsync("""
            insert into sweep.migrations values ('20990101000000_Newer', '10');
            comment on schema sweep is 'views of a newer version';
            drop view sweep.sweep_progress; create view sweep.sweep_progress as select true as newer;
            """);

        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.MigrateAsync(newer.Source, Cancellation));
        var stopped = await Assert.ThrowsAsync<PostgresException>(() => newer.Source.ExecuteAsync(SweepDatabase.Script()));

        Assert.Contains("newer than this program (20990101000000_Newer); use the newer program", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer than this script", stopped.MessageText, StringComparison.Ordinal);
        Assert.Equal("views of a newer version", await newer.Source.ScalarAsync("select obj_description('sweep'::regnamespace, 'pg_namespace')"));
        Assert.Equal(0, await newer.Source.CountAsync("sweep_progress where not newer"));
    }

    [Fact]
    public async Task A_view_of_an_older_version_is_replaced()
    {
        await using var old = await TestDatabase.CreateAsync();
        await old.Source.ExecuteAsync("drop view sweep.sweep_progress; drop view sweep.coverage; create view sweep.coverage as select 1 as sweep");

        await SweepDatabase.MigrateAsync(old.Source, Cancellation);

        Assert.Equal(0, await old.Source.CountAsync("coverage where planned > 0"));
    }

    [Fact]
    public async Task The_words_of_every_check_are_those_of_its_enum()
    {
        await AssertWordsAsync<TrialState>("ck_trial_states_state");
        await AssertWordsAsync<FailureCause>("ck_trial_states_failure_cause");
        await AssertWordsAsync<FailureCause>("ck_attempts_cause");
        await AssertWordsAsync<Padding>("ck_configurations_padding");
        await AssertWordsAsync<Upsampling>("ck_configurations_upsampling");
        await AssertWordsAsync<Pooling>("ck_configurations_pooling");
        await AssertWordsAsync<SceneKind>("ck_configurations_scene");
        await AssertWordsAsync<PairMask>("ck_configurations_pair_mask");
        await AssertWordsAsync<Normalisation>("ck_configurations_normalisation");
        await AssertWordsAsync<Kernel>("ck_configurations_kernel");
        await AssertWordsAsync<Precision>("ck_configurations_precision");
        await AssertWordsAsync<Verdict>("ck_measurements_verdict");
        await AssertWordsAsync<Verdict>("ck_late_measurements_seams_verdict");
        await AssertWordsAsync<SweepState>("ck_sweeps_state");
    }

    private async Task AssertWordsAsync<T>(string constraint)
        where T : struct, Enum => Assert.Equal(
            ChoiceText.All<T>().Order(StringComparer.Ordinal),
            (await database.Source.ColumnAsync($"""
                select match[1] from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([^'']+)''', 'g') as match where conname = '{constraint}'
                """)).Order(StringComparer.Ordinal));

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sweep.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return folder.FullName;
    }
}
