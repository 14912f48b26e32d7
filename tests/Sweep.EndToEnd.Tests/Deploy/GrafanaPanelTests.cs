using Npgsql;
using Sweep.EndToEnd.Tests.Deploy.Files;
using Sweep.EndToEnd.Tests.Processes;
using Sweep.Storage.Private;

namespace Sweep.EndToEnd.Tests.Deploy;

/// <summary>The SQL of every panel, on a sweep that was really measured, as the user that Grafana is.</summary>
[Slow]
public sealed class GrafanaPanelTests(GrafanaPanelTests.MeasuredSweeps measured) : IClassFixture<GrafanaPanelTests.MeasuredSweeps>
{
    public static TheoryData<string, string> Statements =>
        [.. GrafanaDashboard.All.SelectMany(static dashboard => dashboard.Statements()).Select(static statement => new TheoryDataRow<string, string>(statement.Title, statement.Sql))];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Every_panel_has_rows(string title, string sql)
    {
        var to = TimeProvider.System.GetUtcNow();
        var text = GrafanaSql.Expand(
            sql, new Dictionary<string, string[]> { ["sweep"] = ["seams", "too-slow", "it's another's"] }, to.AddHours(-6), to, TimeSpan.FromSeconds(30));
        await using var reader = NpgsqlDataSource.Create(measured.Reader);
        await using var command = reader.CreateCommand(text);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);

        // The first column is what the others are of.
        var shown = false;
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            shown |= Enumerable.Range(0, rows.FieldCount).Any(column => !rows.IsDBNull(column) && (column > 0 || rows.FieldCount == 1));
        }

        Assert.True(shown, $"{title} shows nothing");
        var names = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        if (text.Contains(" as time", StringComparison.Ordinal))
        {
            Assert.Equal("time", names[0]);
        }
    }

    [Fact]
    public async Task Who_reads_for_the_panels_can_write_nothing()
    {
        await using var reader = NpgsqlDataSource.Create(measured.Reader);
        await using var command = reader.CreateCommand("delete from sweep.sweeps");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Contains(refused.SqlState, new[] { PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.ReadOnlySqlTransaction });
    }

    public sealed class MeasuredSweeps : IAsyncLifetime
    {
        private readonly SweepHome home = new();

        internal string Reader { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await home.InitializeAsync();
            var (seams, slow) = (await home.RunAsync("run", home.Write("seams", Seams)), await home.RunAsync("run", home.Write("too-slow", TooSlow)));
            Assert.Equal((0, 3), (seams.Code, slow.Code));

            // The theory holds, and no cluster ran: what these panels are for did not happen by itself.
            await home.RowsAsync("""
                update sweep.measurements set verdict = 'refuted', reason = 'made up for a test'
                where trial_id = (select trial_id from sweep.trial_results where not control and verdict is not null order by ordinal limit 1);
                insert into sweep.nodes (name, cluster_id, host, labels, started_at, seen_at) values ('node-1', 'test', 'host', '{}', now(), now());
                insert into sweep.devices (node, device, model, memory_bytes, slots) values ('node-1', '0', 'a model', 1, 1);
                """);
            Reader = new PrivatePostgres(home.Path, TimeProvider.System).Reader()!;
        }

        public ValueTask DisposeAsync() => home.DisposeAsync();

        /// <summary>Crops at and beside the period, windows of one and two periods, and a spacing that is infeasible. Tiles of both crops cut some objects.</summary>
        private const string Seams = """
            name: seams
            axes:
              tile_crop: [P, P+1]
              train_window: [P, 2P]
              spacing: [3, 5]
            fixed: { dimensions: 1, depth: 1, factor: 3, scene: discs, radius: 1, whole_image: 24, width: 8, steps: 40, learning_rate: 3e-3 }
            measure: [separability, stitching, seams, instances]
            """;

        /// <summary>A training that no machine ends within its limit.</summary>
        private const string TooSlow = """
            name: too-slow
            fixed: { dimensions: 2, depth: 2, factor: 2, scene: discs, radius: 2, spacing: 7, width: 16, train_window: 24, steps: 200000, learning_rate: 3e-3, tile_crop: P }
            limits: { max_attempts: 1, trial_timeout: 1s }
            measure: [separability]
            """;
    }
}
