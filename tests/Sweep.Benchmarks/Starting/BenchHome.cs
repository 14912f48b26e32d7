using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Sweep.Benchmarks.Surroundings;
using Sweep.Storage.Private;

namespace Sweep.Benchmarks.Starting;

/// <summary>A new SWEEP_HOME in a temporary folder, whose private PostgreSQL is stopped at the end.</summary>
internal sealed class BenchHome(TimeProvider time) : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sweep-bench-").FullName;

    /// <summary>Writes a file into the home and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The start of <c>sweep</c> with this home.</summary>
    public ProcessStartInfo Program(params IEnumerable<string> arguments)
    {
        var start = BuiltPrograms.On("", BuiltPrograms.Sweep, arguments);
        start.Environment["SWEEP_HOME"] = folder;
        start.Environment.Remove("SWEEP_DATABASE");
        return start;
    }

    /// <summary>The database of this home, whose server is started where it does not run.</summary>
    public async Task<NpgsqlDataSource> OpenAsync(CancellationToken cancellationToken) =>
        NpgsqlDataSource.Create(await new PrivatePostgres(folder, time).EnsureAsync(static _ => { }, cancellationToken));

    public static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await new PrivatePostgres(folder, time).StopAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }
}
