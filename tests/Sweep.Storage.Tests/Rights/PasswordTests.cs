using Npgsql;
using Sweep.Storage.Database;

namespace Sweep.Storage.Tests.Rights;

/// <summary>A password that changes while a program runs.</summary>
[Collection(RoleLogins.OneAtATime)]
[Fast]
public sealed class PasswordTests(RoleLogins logins) : IClassFixture<RoleLogins>
{
    private const string Next = "battery-staple";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_connection_takes_the_password_that_is_then_written_down()
    {
        await logins.LoginAsync("turned", "in role sweep_writer");
        var user = logins.Name("turned");
        var settings = new NpgsqlConnectionStringBuilder(logins.Database.ConnectionString) { Username = user, Password = RoleLogins.Password };
        await using var database = await SweepDatabase.OpenAsync(() => settings.ConnectionString, Cancellation);
        await using var reader = await SweepDatabase.OpenReaderAsync(() => settings.ConnectionString, "SWEEP_DATABASE", Cancellation);
        NpgsqlDataSource[] both = [database, reader];
        Assert.DoesNotContain(RoleLogins.Password, database.ConnectionString, StringComparison.Ordinal);

        await logins.Database.Source.ExecuteAsync($"alter role {user} password '{Next}'");
        await ForgetConnectionsAsync(user, both);
        foreach (var source in both)
        {
            await Assert.ThrowsAsync<PostgresException>(() => source.ScalarAsync("select 1"));
        }

        settings.Password = Next;
        Assert.Equal([1, 1], await Task.WhenAll(both.Select(static source => source.ScalarAsync("select 1"))));
    }

    private async Task ForgetConnectionsAsync(string user, NpgsqlDataSource[] sources)
    {
        await logins.Database.Source.ExecuteAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = '{user}'");
        foreach (var source in sources)
        {
            source.Clear();
        }
    }
}
