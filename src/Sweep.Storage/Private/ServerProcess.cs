using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sweep.Theory;

namespace Sweep.Storage.Private;

/// <summary>initdb and pg_ctl on one cluster folder. The caller holds the folder's lock.</summary>
internal sealed class ServerProcess(ClusterFolder folder, TimeProvider time)
{
    /// <summary>Longest crash recovery or shutdown that is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const string OwnSettings = "sweep.conf";
    private const int PortAttempts = 3;
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly string PatienceInSeconds = Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    public Postmaster Postmaster { get; } = new(folder);

    public async Task InitialiseAsync(string binaries, CancellationToken cancellationToken)
    {
        folder.EnsurePassword();
        if (Directory.Exists(folder.Unfinished))
        {
            Directory.Delete(folder.Unfinished, recursive: true);
        }

        var account = await AccountAsync(binaries, cancellationToken);
        var made = await Tool.RunAsync(
            account.Command(
                Path.Combine(binaries, "initdb"), "-D", folder.Unfinished, "-U", PrivatePostgres.User, "--auth=scram-sha-256",
                $"--pwfile={folder.PasswordFile}", "--encoding=UTF8", "--locale=C", "--data-checksums"),
            cancellationToken);
        if (!made.Succeeded)
        {
            throw new UnfitEnvironmentException($"initdb could not make a cluster in {folder.Root} ({made.LastLine}); free space there, set SWEEP_HOME, or set SWEEP_DATABASE");
        }

        await File.AppendAllTextAsync(Path.Combine(folder.Unfinished, "postgresql.conf"), $"include_if_exists '{OwnSettings}'\n", cancellationToken);
        Directory.Move(folder.Unfinished, folder.Data);
    }

    public async Task StartAsync(string binaries, CancellationToken cancellationToken)
    {
        await WaitForLeftoversAsync(cancellationToken);
        Postmaster.ForgetDead();
        var account = await AccountAsync(binaries, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var port = ChoosePort();
            folder.WritePort(port);
            WriteSettings(port);
            var logged = File.Exists(folder.Log) ? new FileInfo(folder.Log).Length : 0;
            var started = await Tool.RunAsync(
                account.Command(
                    Path.Combine(binaries, "pg_ctl"), "start", "-w", "-t", PatienceInSeconds, "-D", Told(folder.Data), "-l", Told(folder.Log)),
                cancellationToken,
                within: folder.SurvivesShell ? null : folder.Root);
            if (started.Succeeded)
            {
                return;
            }

            // Between choosing a free port and binding it another program may take it.
            var lines = ReadLog(logged);
            var taken = lines.Any(static line => line.Contains("Address already in use", StringComparison.Ordinal));
            if (taken && attempt < PortAttempts)
            {
                File.Delete(folder.PortFile);
                continue;
            }

            throw taken
                ? new UnfitEnvironmentException($"the private PostgreSQL found no free port on 127.0.0.1, {port} was the last; end what holds it and try again")
                : folder.Damaged($"the server does not start ({LastComplaint(lines) ?? started.LastLine}; log {folder.Log})");
        }
    }

    public async Task StopAsync(string binaries, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(binaries, cancellationToken);
        var stopped = await Tool.RunAsync(
            account.Command(Path.Combine(binaries, "pg_ctl"), "stop", "-m", "fast", "-w", "-t", PatienceInSeconds, "-D", folder.Data), cancellationToken);

        // pg_ctl also waits for the process id to disappear, which a zombie's never does; the kernel's word counts.
        if (!stopped.Succeeded && Postmaster.Find() is { } pid)
        {
            throw new UnfitEnvironmentException($"the private PostgreSQL (process {pid}) does not stop ({stopped.LastLine}); see {folder.Log}");
        }
    }

    /// <summary>The last error in the server's log.</summary>
    public string LastComplaint() => LastComplaint(ReadLog(0)) ?? "no message";

    private static string? LastComplaint(IEnumerable<string> lines) => lines.LastOrDefault(static line =>
        line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal)
        || line.Contains("could not", StringComparison.Ordinal))?.Trim();

    private List<string> ReadLog(long from)
    {
        if (!File.Exists(folder.Log))
        {
            return [];
        }

        using var log = new FileStream(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = Math.Max(Math.Min(from, log.Length), log.Length - 100_000);
        using var reader = new StreamReader(log);
        return [.. reader.ReadToEnd().Split('\n')];
    }

    private string Told(string path) => folder.SurvivesShell ? path : Path.GetRelativePath(folder.Root, path);

    private Task<ServerAccount> AccountAsync(string binaries, CancellationToken cancellationToken) =>
        ServerAccount.ChooseAsync(folder, Path.Combine(binaries, "postgres"), cancellationToken);

    private async Task WaitForLeftoversAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (Postmaster.Leftovers().FirstOrDefault() is var pid and not 0)
        {
            if (time.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
            {
                throw folder.Damaged($"process {pid} of a killed server still has it open; end that process and try again");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }
    }

    // The port of last time where it is free, so that connection strings that people noted stay good.
    private int ChoosePort()
    {
        if (folder.ReadPort() is { } last && IsFree(last))
        {
            return last;
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>In megabytes: a sixteenth of the memory, from the server's default to 2 GB.</summary>
    private static long SharedBuffers => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16 >> 20, 128, 2048);

    private void WriteSettings(int port) => ClusterFolder.WriteAtomically(
        Path.Combine(folder.Data, OwnSettings),
        $"""
        # Written at every start; settings of your own belong into postgresql.auto.conf (alter system).
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = '{folder.SocketFolder}'
        max_connections = 200
        # Readers leave these to those who write.
        superuser_reserved_connections = 100
        # The indexes of a large sweep stay in memory.
        shared_buffers = {SharedBuffers}MB
        max_wal_size = 2GB

        """,
        Readable);
}
