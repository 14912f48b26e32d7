#pragma warning disable CA1416 // file modes: the private server is for Linux
using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Private;
using Sweep.Theory;

namespace Sweep.Storage.Tests.Private;

[Slow]
public sealed class ReaderLoginTests : IAsyncLifetime
{
    private readonly TemporaryHome home = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string PasswordFile => Path.Combine(home.Database, "reader-password");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => home.DisposeAsync();

    [Fact]
    public async Task The_private_server_has_a_user_that_reads_and_does_nothing_else()
    {
        await using var owner = await StartAsync();
        Assert.Null(home.Server().Reader());

        await home.Server().MakeReaderAsync(owner, Cancellation);
        var reader = home.Server().Reader()!;

        await using var database = await SweepDatabase.OpenReaderAsync(reader, "SWEEP_DATABASE", Cancellation);
        await SweepDatabase.CheckSchemaAsync(database, Cancellation);
        Assert.Equal(0, await database.CountAsync("trial_results"));
        Assert.Equal("sweep_reading on 1min", await database.ScalarAsync(
            "select concat_ws(' ', current_user, current_setting('transaction_read_only'), current_setting('statement_timeout'))"));
        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync("begin; set transaction read write; delete from sweep.sweeps"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PasswordFile));
        Assert.NotEqual(await File.ReadAllTextAsync(Path.Combine(home.Database, "password"), Cancellation), await File.ReadAllTextAsync(PasswordFile, Cancellation));
    }

    [Fact]
    public async Task Making_it_again_keeps_the_password_and_a_lost_file_gets_a_new_one()
    {
        await using var owner = await StartAsync();
        await home.Server().MakeReaderAsync(owner, Cancellation);
        var first = home.Server().Reader();

        await home.Server().MakeReaderAsync(owner, Cancellation);
        Assert.Equal(first, home.Server().Reader());

        File.Delete(PasswordFile);
        await home.Server().MakeReaderAsync(owner, Cancellation);
        Assert.NotEqual(first, home.Server().Reader());
        await using var database = await SweepDatabase.OpenReaderAsync(home.Server().Reader()!, "SWEEP_DATABASE", Cancellation);
        await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.OpenReaderAsync(first!, "SWEEP_DATABASE", Cancellation));
    }

    [Fact]
    public async Task No_password_reaches_the_servers_log_however_much_it_logs()
    {
        await using var owner = await StartAsync();
        await owner.ExecuteAsync("alter system set log_statement = 'all'");
        await owner.ExecuteAsync("select pg_reload_conf()");
        await Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation);

        await home.Server().MakeReaderAsync(owner, Cancellation);

        var log = await File.ReadAllTextAsync(Path.Combine(home.Database, "server.log"), Cancellation);
        Assert.Contains("alter role sweep_reading login", log, StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(home.Database, "*password"),
            file => Assert.DoesNotContain(File.ReadAllText(file).Trim(), log, StringComparison.Ordinal));
    }

    private async Task<NpgsqlDataSource> StartAsync()
    {
        var owner = await SweepDatabase.OpenAsync(await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation), Cancellation);
        await SweepDatabase.MigrateAsync(owner, Cancellation);
        return owner;
    }
}
