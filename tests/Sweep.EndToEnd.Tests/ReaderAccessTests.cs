using System.Text.Json;
using Npgsql;
using Sweep.EndToEnd.Tests.Processes;
using Sweep.Storage.Private;

namespace Sweep.EndToEnd.Tests;

[Slow]
public sealed class ReaderAccessTests(SweepHome home) : IClassFixture<SweepHome>
{
    private const string WhoAmI = "select current_user::text as who, current_setting('transaction_read_only') as read_only";
    private const string Password = "correct-horse";

    [Fact]
    public async Task What_people_ask_is_asked_by_a_user_that_can_only_read()
    {
        var ended = await home.RunAsync("sql", WhoAmI, "--format", "json");
        Assert.Equal((0, """[{"who":"sweep_reading","read_only":"on"}]"""), (ended.Code, Compact(ended.Output)));

        var refused = await home.RunAsync("sql", "select pg_read_file('postgresql.conf')");
        Assert.Equal(2, refused.Code);
        Assert.Contains("needs rights that the database's user does not have", refused.Sentence);
    }

    [Fact]
    public async Task A_home_of_before_there_was_a_reader_gets_one_on_its_next_command()
    {
        await home.RunAsync("list");
        File.Delete(Path.Combine(home.Path, "database", "reader-password"));
        await home.RowsAsync("drop owned by sweep_reading; drop role sweep_reading");

        Assert.Equal(0, (await home.RunAsync("list")).Code);

        Assert.Contains("sweep_reading", (await home.RunAsync("sql", WhoAmI)).Output);
    }

    [Fact]
    public async Task A_named_database_is_written_by_one_user_and_read_by_another()
    {
        await home.RunAsync("list");
        await home.RowsAsync($"create role node1 login password '{Password}' in role sweep_writer; create role ann login password '{Password}' in role sweep_reader");
        var variables = new Dictionary<string, string> { ["SWEEP_DATABASE"] = await AsAsync("node1"), ["SWEEP_DATABASE_READER"] = await AsAsync("ann") };
        var early = await RunAsync(variables, "sql", WhoAmI);
        Assert.Equal(5, early.Code);
        Assert.Contains("does not let ann in", early.Sentence);
        Assert.Equal(0, (await home.RunAsync("migrate")).Code);

        var run = await RunAsync(variables, "run", home.Write("written", SmallSweeps.Random("written")));
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("planned 26 = 20 succeeded", run.Output);

        Assert.Contains("\"who\":\"ann\"", Compact((await RunAsync(variables, "sql", WhoAmI, "--format", "json")).Output));
        Assert.Equal(26, JsonDocument.Parse((await RunAsync(variables, "results", "written", "--format", "json")).Output).RootElement.GetArrayLength());

        // Whoever may only read is told what is missing, by a sentence and not by a fault.
        var refused = await RunAsync(new Dictionary<string, string> { ["SWEEP_DATABASE"] = variables["SWEEP_DATABASE_READER"] }, "run", home.Write("refused", SmallSweeps.Random("refused")));
        Assert.Equal(5, refused.Code);
        Assert.Contains("the database may only be read", refused.Sentence);
    }

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);

    private async Task<string> AsAsync(string user)
    {
        var owner = await new PrivatePostgres(home.Path, TimeProvider.System).EnsureAsync(static _ => { }, TestContext.Current.CancellationToken);
        return new NpgsqlConnectionStringBuilder(owner) { Username = user, Password = Password }.ConnectionString;
    }

    private async Task<Ended> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var process = SweepProcess.Start(home.Path, arguments, variables);
        return await process.EndAsync();
    }
}
