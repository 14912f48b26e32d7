using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Storage.Database;
using Sweep.Storage.Private;

namespace Sweep.Chaos;

/// <summary>A folder of its own below the temporary one, with a PostgreSQL of its own, for a cluster that is to be disturbed.</summary>
internal sealed class ChaosHome : IAsyncDisposable
{
    // A frozen or dead server must be noticed within seconds.
    private const string Impatient = ";Timeout=5;Command Timeout=8";

    // Written into the assembly by the project file, because the configuration is part of the path.
    private static readonly string BuiltSweep = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "BuiltSweep").Value!));

    private readonly string connection;

    private ChaosHome(string folder, PrivatePostgres postgres, string connection)
    {
        (Folder, Postgres, this.connection) = (folder, postgres, connection);
        Database = NpgsqlDataSource.Create(connection + Impatient);
    }

    public string Folder { get; }

    public PrivatePostgres Postgres { get; }

    public NpgsqlDataSource Database { get; }

    public static async Task<ChaosHome> CreateAsync(Action<string> say, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sweep-chaos-").FullName;
        var postgres = new PrivatePostgres(folder, time);
        var home = new ChaosHome(folder, postgres, await postgres.EnsureAsync(say, cancellationToken));
        await SweepDatabase.MigrateAsync(home.Database, cancellationToken);
        return home;
    }

    /// <summary><c>sweep</c> with this home and its database; the connection string is passed on by the environment.</summary>
    public ProcessStartInfo Program(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(BuiltSweep, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SWEEP_HOME"] = Folder;
        start.Environment["SWEEP_DATABASE"] = connection;
        return start;
    }

    /// <summary>Runs <c>sweep</c> to its end; returns its exit code and what it complained about.</summary>
    public async Task<(int Code, string Complaint)> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Program(arguments))!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            await output;
            return (process.ExitCode, (await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public string Write(string name, string yaml)
    {
        var path = Path.Combine(Folder, name + ".yaml");
        File.WriteAllText(path, yaml);
        return path;
    }

    /// <summary>The process that all of the server's others come from.</summary>
    /// <exception cref="IOException">The server is not running.</exception>
    public int Postmaster() =>
        int.Parse(File.ReadLines(Path.Combine(Folder, "database", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Postgres.StopAsync(CancellationToken.None);
    }
}
