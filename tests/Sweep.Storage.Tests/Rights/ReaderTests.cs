using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Reading;
using Sweep.Storage.Schema;
using Sweep.Theory;

namespace Sweep.Storage.Tests.Rights;

[Collection(RoleLogins.OneAtATime)]
[Slow]
public sealed class ReaderTests(RoleLogins logins) : IClassFixture<RoleLogins>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
    [InlineData("set temp_file_limit = -1")]
    [InlineData("reset temp_file_limit")]
    [InlineData("do $$ begin execute format('alter role %I set temp_file_limit = -1', current_user); end $$")]
    [InlineData("do $$ begin execute format('alter role %I connection limit -1', current_user); end $$")]
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
    public async Task Temporary_files_end_at_a_gigabyte_whatever_a_session_resets()
    {
        await using var connection = await logins.Reader.OpenConnectionAsync(Cancellation);
        await using var reset = new NpgsqlCommand { Connection = connection };
        foreach (var statement in new[] { "reset all", "discard all" })
        {
            reset.CommandText = statement;
            await reset.ExecuteNonQueryAsync(Cancellation);
        }

        await using var limit = new NpgsqlCommand("select current_setting('temp_file_limit')", connection);

        Assert.Equal("1GB", await limit.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task More_than_a_gigabyte_of_them_is_refused_with_what_to_do()
    {
        var refused = await Assert.ThrowsAsync<Theory.InvalidSweepException>(async () =>
        {
            await using var rows = await new ReadOnlyQuery(logins.Reader).RunAsync(
                "select n, repeat('x', 1000) from generate_series(1, 2000000) n order by md5(n::text)", TimeSpan.FromMinutes(5), Cancellation);
        });

        Assert.Contains("more temporary files than a reader may", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connections_of_one_reader_are_counted_and_leave_those_of_others()
    {
        var name = logins.Name("reader");
        var limit = (int)(await logins.Database.Source.ScalarAsync($"select rolconnlimit from pg_roles where rolname = '{name}'"))!;
        var settings = new NpgsqlConnectionStringBuilder(logins.Reader.ConnectionString) { Password = RoleLogins.Password, Pooling = false };
        List<NpgsqlConnection> held = [];
        try
        {
            PostgresException refused;
            Exception? told;
            do
            {
                // Connections of an earlier test may end only meanwhile, and leave room.
                refused = await Assert.ThrowsAsync<PostgresException>(async () =>
                {
                    while (held.Count <= limit)
                    {
                        var connection = new NpgsqlConnection(settings.ConnectionString);
                        await connection.OpenAsync(Cancellation);
                        held.Add(connection);
                    }
                });
                told = await Record.ExceptionAsync(async () => await (await SweepDatabase.OpenReaderAsync(settings.ConnectionString, "SWEEP_DATABASE", Cancellation)).DisposeAsync());
            }
            while (told is null);

            Assert.Equal(PostgresErrorCodes.TooManyConnections, refused.SqlState);
            Assert.Equal(20, limit);
            Assert.Equal(0, await logins.Writer.CountAsync("coverage"));
            Assert.IsType<Theory.UnfitEnvironmentException>(told);
            Assert.Contains($"has no connection left for {name}", told.Message, StringComparison.Ordinal);
        }
        finally
        {
            foreach (var connection in held)
            {
                await connection.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task The_views_are_found_by_their_bare_names() =>
        Assert.Equal(0L, await logins.Reader.ScalarAsync("select count(*) from trial_results where verdict = 'refuted'"));

    [Fact]
    public async Task A_login_made_afterwards_connects_once_it_has_the_settings_of_a_reader()
    {
        await logins.Database.Source.ExecuteAsync($"create role {logins.Name("analysts")} nologin in role sweep_reader");
        var later = await logins.LoginAsync("later", $"in role {logins.Name("analysts")}");
        await Assert.ThrowsAsync<PostgresException>(() => later.ScalarAsync("select 1"));

        await logins.MakeRolesAsync();

        Assert.Equal("1GB 1min sweep, public 20", await later.ScalarAsync("""
            select concat_ws(' ', current_setting('temp_file_limit'), current_setting('statement_timeout'), current_setting('search_path'),
                (select rolconnlimit from pg_roles where rolname = current_user))
            """));
    }

    [Fact]
    public async Task A_limit_that_somebody_chose_is_kept()
    {
        var chosen = await logins.LoginAsync("chosen", "connection limit 3 in role sweep_reader");

        await logins.MakeRolesAsync();

        Assert.Equal(3, await chosen.ScalarAsync("select rolconnlimit from pg_roles where rolname = current_user"));
    }

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
