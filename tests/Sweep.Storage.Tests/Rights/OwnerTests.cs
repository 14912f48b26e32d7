using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Schema;

namespace Sweep.Storage.Tests.Rights;

/// <summary>Migrating without a superuser.</summary>
[Collection(RoleLogins.OneAtATime)]
[Slow]
public sealed class OwnerTests : IAsyncLifetime
{
    private const string Foreign = "select count(*) from pg_class where relnamespace = 'sweep'::regnamespace and relkind in ('r', 'v') and relowner <> 'sweep_owner'::regrole";

    private readonly RoleLogins logins = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => logins.InitializeAsync();

    public ValueTask DisposeAsync() => logins.DisposeAsync();

    [Fact]
    public async Task An_owner_fills_an_empty_database_and_everybody_has_their_rights()
    {
        await logins.Database.Source.ExecuteAsync("drop schema sweep cascade");
        await logins.MakeRolesAsync();

        Assert.NotEqual(0, await SweepDatabase.MigrateAsync(logins.Owner, Cancellation));

        Assert.Equal(0L, await logins.Database.Source.ScalarAsync(Foreign));
        Assert.Equal(0, await logins.Reader.CountAsync("trial_results"));
        await logins.Writer.ExecuteAsync("delete from sweep.leases");
    }

    [Fact]
    public async Task Another_owner_replaces_a_view_and_readers_read_on()
    {
        var second = await logins.LoginAsync("second", "in role sweep_owner");
        await logins.Owner.ExecuteAsync("drop view sweep.sweep_progress; drop view sweep.coverage; create view sweep.coverage as select 1 as sweep");
        await Assert.ThrowsAsync<PostgresException>(() => logins.Reader.CountAsync("coverage"));
        await logins.Database.Source.ExecuteAsync("alter view sweep.coverage owner to sweep_owner");

        await SweepDatabase.MigrateAsync(second, Cancellation);

        Assert.Equal(0L, await logins.Database.Source.ScalarAsync(Foreign));
        Assert.Equal(0, await logins.Reader.CountAsync("coverage where planned > 0"));
        Assert.Equal(0, await logins.Writer.CountAsync("determinism_audit"));
    }

    [Fact]
    public async Task A_table_that_an_owner_adds_by_hand_is_readable_at_once()
    {
        await logins.Owner.ExecuteAsync("set role sweep_owner; create table sweep.added (n int)");

        Assert.Equal(0, await logins.Reader.CountAsync("added"));
        await logins.Writer.ExecuteAsync("insert into sweep.added values (1)");
        await Assert.ThrowsAsync<PostgresException>(() => logins.Reader.ExecuteAsync("insert into sweep.added values (2)"));
    }

    [Fact]
    public async Task The_file_may_be_run_by_the_databases_owner_with_createrole()
    {
        var boss = await logins.LoginAsync("boss", "createrole");
        await using var other = new TestDatabase();
        await other.InitializeAsync();
        var name = new NpgsqlConnectionStringBuilder(other.ConnectionString).Database;

        // Newer servers want whoever grants a role to be its admin; here the role is another's already.
        await logins.Database.Source.ExecuteAsync($"grant sweep_owner, sweep_writer, sweep_reader to {logins.Name("boss")} with admin option; alter database {name} owner to {logins.Name("boss")}");
        await other.Source.ExecuteAsync("drop schema sweep cascade");
        await using var inOther = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(boss.ConnectionString) { Database = name, Password = RoleLogins.Password });
        await using var reader = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(logins.Reader.ConnectionString) { Database = name, Password = RoleLogins.Password });

        await Roles.MakeAsync(inOther, Cancellation);
        await SweepDatabase.MigrateAsync(inOther, Cancellation);
        await Roles.MakeAsync(inOther, Cancellation);

        Assert.Equal(0, await reader.CountAsync("trial_results"));
        await Assert.ThrowsAsync<PostgresException>(() => reader.ExecuteAsync("create temp table mine (n int)"));
    }

    [Fact]
    public async Task A_database_without_roles_is_left_to_its_owner()
    {
        await using var plain = new TestDatabase();
        await plain.InitializeAsync();

        await SweepDatabase.MigrateAsync(plain.Source, Cancellation);

        Assert.Equal(0L, await plain.Source.ScalarAsync("select count(*) from pg_class where relnamespace = 'sweep'::regnamespace and relacl::text like '%sweep_reader%'"));
    }

    [Fact]
    public void A_migration_runs_the_second_part_of_the_file_only()
    {
        Assert.DoesNotContain("create role", Roles.Grants, StringComparison.Ordinal);
        Assert.EndsWith(Roles.Grants, Roles.Script, StringComparison.Ordinal);
        Assert.Contains(Roles.Grants, SweepDatabase.Script(), StringComparison.Ordinal);
    }
}
