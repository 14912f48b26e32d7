using System.Globalization;
using Npgsql;
using Sweep.Theory;

namespace Sweep.Benchmarks.Surroundings;

/// <summary>A PostgreSQL server whose commits are durable, with its processes on this machine.</summary>
/// <param name="Version">Such as 15.14.</param>
internal sealed record DurableServer(string Version, int Postmaster)
{
    /// <exception cref="UnfitEnvironmentException">Commits are not durable, or the server runs on another machine.</exception>
    public static async Task<DurableServer> OfAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        foreach (var setting in (string[])["fsync", "synchronous_commit", "full_page_writes"])
        {
            if (await TextAsync(database, $"show {setting}", cancellationToken) is not "on" and var value)
            {
                throw new UnfitEnvironmentException($"{setting} of the server is {value}, so that its commits are not durable; set it to on");
            }
        }

        var version = (await TextAsync(database, "show server_version", cancellationToken)).Split(' ')[0];
        var backend = int.Parse(await TextAsync(database, "select pg_backend_pid()::text", cancellationToken), CultureInfo.InvariantCulture);
        return ProcessUse.ParentOf(backend) is { } postmaster and > 1
            ? new(version, postmaster)
            : throw new UnfitEnvironmentException("the processes of the server are not on this machine; use a server of this machine, for its processor time is measured");
    }

    /// <summary>Processor seconds of the server so far, with all connections that were and are.</summary>
    public double Seconds() => ProcessUse.Seconds(Postmaster) + ProcessUse.ChildSeconds(Postmaster);

    private static async Task<string> TextAsync(NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
