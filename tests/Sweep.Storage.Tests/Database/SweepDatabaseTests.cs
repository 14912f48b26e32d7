using Npgsql;
using Sweep.Storage.Database;
using Sweep.Theory;

namespace Sweep.Storage.Tests.Database;

[Fast]
public sealed class SweepDatabaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Secret = "hunter2secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($"Host=127.0.0.1;Port=1;Username=me;Password={Secret};Database=sweep", "the database sweep at 127.0.0.1:1 cannot be reached")]
    [InlineData($"Host=nowhere.invalid;Username=me;Password={Secret};Database=sweep", "the database sweep at nowhere.invalid:5432 cannot be reached")]
    [InlineData($"postgres://me:{Secret}@127.0.0.1/sweep", "the connection string cannot be read")]
    [InlineData($"Password={Secret};Port=many", "the connection string cannot be read")]
    [InlineData($"Password={Secret}", "the connection string names no host")]
    public async Task A_database_that_cannot_be_reached_is_named_without_the_password(string connectionString, string beginning)
    {
        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.OpenAsync(connectionString, Cancellation));

        Assert.StartsWith(beginning, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_wrong_password_is_named_without_it()
    {
        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = Secret }.ConnectionString;

        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.OpenAsync(wrong, Cancellation));

        Assert.Contains("refuses the connection (password authentication failed", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_answers_is_opened()
    {
        await using var opened = await SweepDatabase.OpenAsync(database.ConnectionString, Cancellation);

        Assert.Equal("sweep", await opened.ScalarAsync("select current_setting('application_name')"));
    }
}
