using Npgsql;
using Sweep.Storage.Queries;
using Sweep.Storage.Schema;

namespace Sweep.Storage.Tests.Rights;

[Collection(RoleLogins.OneAtATime)]
public sealed class ReaderTests(RoleLogins logins) : IClassFixture<RoleLogins>
{
    [Fact]
    public async Task Every_view_and_every_table_can_be_read()
    {
        var tables = await logins.Database.Source.ColumnAsync("select relname::text from pg_class where relnamespace = 'sweep'::regnamespace and relkind in ('r', 'v')");

        Assert.Superset(Views.InOrder.ToHashSet(), tables.ToHashSet());
        Assert.All(await Task.WhenAll(tables.Except(["migrations"]).Select(logins.Reader.CountAsync)), static count => Assert.Equal(0, count));
        await SweepDatabase.CheckSchemaAsync(logins.Reader, TestContext.Current.CancellationToken);
    }

    /// <summary>With every default switched off that a session may switch off: what remains is rights.</summary>
    [Theory]
    [InlineData("insert into sweep.clusters (cluster_id, version) values ('mine', 1)")]
    [InlineData("update sweep.sweeps set name = 'mine'")]
    [InlineData("delete from sweep.trials")]
    [InlineData("truncate sweep.attempts")]
    [InlineData("select 1 from sweep.sweeps for update")]
    [InlineData("begin; lock table sweep.sweeps")]
    [InlineData("create temp table mine (n int)")]
    [InlineData("create table sweep.mine (n int)")]
    [InlineData("create table public.mine (n int)")]
    [InlineData("create schema mine")]
    [InlineData("create function pg_temp.mine() returns int language sql return 1")]
    [InlineData("create extension pgcrypto")]
    [InlineData("create role mine")]
    [InlineData("alter view sweep.coverage rename to mine")]
    [InlineData("drop view sweep.coverage")]
    [InlineData("copy sweep.sweeps to program 'cat'")]
    [InlineData("copy sweep.sweeps to '/tmp/sweeps-of-a-reader'")]
    [InlineData("select pg_read_file('postgresql.conf')")]
    [InlineData("select pg_ls_dir('.')")]
    [InlineData("select set_config('role', 'sweep_writer', false)")]
    [InlineData("set role sweep_owner")]
    [InlineData("select pg_advisory_lock(7130002)")]
    [InlineData("select pg_try_advisory_xact_lock_shared(1, 2)")]
    [InlineData("select lo_create(0)")]
    [InlineData("select lo_from_bytea(0, 'mine')")]
    [InlineData("select pg_terminate_backend(pid) from pg_stat_activity where usename is distinct from current_user and usename is not null and datname is not null limit 1")]
    [InlineData("select rolpassword from pg_authid")]
    public async Task Nothing_else_can_be_done(string statement)
    {
        await using var connection = await logins.Reader.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var settings = new NpgsqlCommand("set default_transaction_read_only = off; set statement_timeout = 0", connection);
        await settings.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_reader_that_logs_in_has_the_settings_of_one() => Assert.Equal(
        "on 1min 1min 1h",
        await logins.Reader.ScalarAsync("""
            select concat_ws(' ', current_setting('default_transaction_read_only'), current_setting('statement_timeout'),
                current_setting('idle_in_transaction_session_timeout'), current_setting('idle_session_timeout'))
            """));

    [Fact]
    public async Task A_writer_and_an_owner_do_not_have_them() => Assert.Equal(
        ["off 0", "off 0"],
        await Task.WhenAll(new[] { logins.Writer, logins.Owner }.Select(static async login =>
            (string)(await login.ScalarAsync("select current_setting('default_transaction_read_only') || ' ' || current_setting('statement_timeout')"))!)));

    [Fact]
    public async Task A_role_in_no_group_does_not_even_connect()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => logins.Stranger.ScalarAsync("select 1"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task What_a_readers_statement_lacks_rights_for_is_one_sentence()
    {
        var refused = await Assert.ThrowsAsync<Theory.InvalidSweepException>(
            () => new ReadOnlyQuery(logins.Reader).RunAsync("select pg_read_file('postgresql.conf')", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        Assert.Equal(
            "the statement needs rights that the database's user does not have (permission denied for function pg_read_file); ask for what the views show",
            refused.Message);
    }
}
