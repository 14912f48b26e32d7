using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Terminal;
using Sweep.Synthetic;

namespace Sweep.Benchmarks.Dispatching;

/// <summary>One sweep of trials that cost nothing: submitted, run and written again by bare statements, in a database of its own.</summary>
internal sealed class DispatchRun(Shell shell, string connectionString, int trials, int slots, bool keep)
{
    private const string Sweep = "dispatch";

    /// <summary>Values of the axis <c>spacing</c>; the smallest leaves no background and is infeasible.</summary>
    private const int Spacings = 5;

    public string ServerVersion { get; private set; } = "";

    public async Task<DispatchOutcome> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var database = await BenchmarkDatabase.CreateAsync(connectionString, keep, cancellationToken);
        if (keep)
        {
            shell.Complain($"kept: the database {database.Name}");
        }

        var server = await DurableServer.OfAsync(database.Source, cancellationToken);
        ServerVersion = server.Version;
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { Database = database.Name }.ConnectionString;
        var folder = Directory.CreateTempSubdirectory("sweep-dispatch-").FullName;
        try
        {
            var empty = await SizeAsync(database.Source, cancellationToken);
            shell.Complain($"submitting {trials} trials");
            var submission = await SubmitAsync(connection, folder, cancellationToken);
            var submitted = await SizeAsync(database.Source, cancellationToken);

            shell.Complain("running them");
            var use = await RunAsync(connection, folder, server, cancellationToken);
            var recorded = await RecordedAsync(database.Source, cancellationToken);

            var results = await new ViewBenchmark(database).ResultsAsync(Sweep, cancellationToken).ToListAsync(cancellationToken);

            shell.Complain($"{recorded.Measured} recorded at {recorded.Rate:F0}/s; writing the same rows by bare statements");
            var bare = await new BareRows(database.Source).RateAsync(cancellationToken);
            return new(
                recorded.Planned, recorded.Measured, slots, submission, (submitted - empty) / (double)recorded.Planned,
                (recorded.First - use.Started).TotalSeconds, recorded.Rate, recorded.PerCommit, LeaseClock.ReadAll(folder), use.Megabytes,
                use.PeakMegabytes, use.Silo, use.Workers, use.Server, bare, results);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<EndedProgram> SubmitAsync(string connection, string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, Sweep + ".yaml");
        await File.WriteAllTextAsync(file, $$"""
            name: {{Sweep}}
            axes:
              spacing: [3, 4, 5, 6, 7]
            seeds: {{(trials / Spacings).ToString(CultureInfo.InvariantCulture)}}
            fixed: { dimensions: 1, depth: 1, factor: 2, scene: discs, radius: 1, width: 8, steps: 0 }
            measure: [separability]
            """, cancellationToken);
        return await EndedProgram.RunAsync(BuiltPrograms.On(connection, BuiltPrograms.Sweep, "submit", file), cancellationToken);
    }

    /// <summary>The silo is a process of its own, and this one only waits for it.</summary>
    private async Task<SiloUse> RunAsync(string connection, string folder, DurableServer server, CancellationToken cancellationToken)
    {
        var start = BuiltPrograms.On(
            connection, BuiltPrograms.Itself, BenchSilo.Name, Sweep, "--slots", slots.ToString(CultureInfo.InvariantCulture), "--waits", folder);
        start.RedirectStandardError = false;
        using var silo = Process.Start(start)!;
        try
        {
            await BenchSilo.UntilAsync(silo, BenchSilo.Ready, cancellationToken);
            var (own, workers, postgres) = Look();
            var started = shell.Time.GetUtcNow();
            await silo.StandardInput.WriteLineAsync(BenchSilo.GoOn);
            await BenchSilo.UntilAsync(silo, BenchSilo.Finished, cancellationToken);
            var (ownAfter, workersAfter, postgresAfter) = Look();
            var (now, most) = (ProcessUse.Megabytes(silo.Id), ProcessUse.PeakMegabytes(silo.Id));
            await silo.StandardInput.WriteLineAsync(BenchSilo.GoOn);
            await silo.WaitForExitAsync(cancellationToken);
            return new(started, now, most, ownAfter - own, workersAfter - workers, postgresAfter - postgres);
        }
        finally
        {
            if (!silo.HasExited)
            {
                silo.Kill(entireProcessTree: true);
            }
        }

        (double Own, double Workers, double Server) Look() => (ProcessUse.Seconds(silo.Id), ProcessUse.ChildSeconds(silo.Id), server.Seconds());
    }

    private static async Task<long> SizeAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select pg_database_size(current_database())");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<RecordedSweep> RecordedAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select
                (select planned from sweep.sweeps), count(*), count(distinct received_at), min(received_at),
                count(*) filter (where received_at > (select min(received_at) from sweep.measurements))
                    / nullif(extract(epoch from max(received_at) - min(received_at)), 0)::float8
            from sweep.measurements
            """);
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), await row.GetFieldValueAsync<DateTimeOffset>(3, cancellationToken),
            await row.IsDBNullAsync(4, cancellationToken) ? double.NaN : row.GetDouble(4));
    }

    private sealed record SiloUse(DateTimeOffset Started, double Megabytes, double PeakMegabytes, double Silo, double Workers, double Server);

    private sealed record RecordedSweep(long Planned, long Measured, long Commits, DateTimeOffset First, double Rate)
    {
        public double PerCommit => Measured / (double)Commits;
    }
}
