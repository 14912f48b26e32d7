using System.Text.RegularExpressions;
using Npgsql;
using Sweep.Chaos;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;
using Sweep.Storage.Private;

namespace Sweep.EndToEnd.Tests.Deploy.Hosts;

/// <summary>The PostgreSQL of the lab, prepared as the database's container prepares itself: roles, then one login for each.</summary>
internal sealed partial class LabServer : IDisposable
{
    // initdb wants a name for its user, and every distribution calls this number nobody.
    private const int User = 65534;

    private readonly HostProcess process;
    private readonly NpgsqlDataSource maintenance;

    private LabServer(HostProcess process, NpgsqlDataSource maintenance, NpgsqlDataSource superuser) =>
        (this.process, this.maintenance, Superuser) = (process, maintenance, superuser);

    /// <summary>The sweeps' database, all of it; through the socket's file, which no network namespace hides.</summary>
    public NpgsqlDataSource Superuser { get; }

    public string Log => process.Output + process.Error;

    public static async Task<LabServer> StartAsync(NetworkLab lab, string folder, SecretFolder secrets)
    {
        var (data, password) = (Path.Combine(folder, "data"), Path.Combine(folder, "password"));
        Directory.CreateDirectory(folder);
        File.WriteAllText(password, secrets.Read("superuser-password"));
        NetworkLab.Give(folder, User);
        var binaries = await new ServerBinaries(folder).FindAsync(null, static _ => { }, TestContext.Current.CancellationToken);

        string[] initialise = [Path.Combine(binaries, "initdb"), "--pgdata", data, "--username", "postgres", "--auth", "scram-sha-256", "--pwfile", password, "--encoding", "UTF8", "--locale", "C"];
        using (var initdb = HostProcess.Start(lab.On(null, User, initialise), new Dictionary<string, string>()))
        {
            var ended = await initdb.EndAsync(TimeSpan.FromMinutes(2));
            Assert.True(ended.Code == 0, ended.Error);
        }

        File.AppendAllText(Path.Combine(data, "pg_hba.conf"), "host all all 10.77.0.0/24 scram-sha-256\n");
        string[] serve = [Path.Combine(binaries, "postgres"), "-D", data, "-c", $"listen_addresses={NetworkLab.Centre}", "-c", $"unix_socket_directories={folder}"];
        var process = HostProcess.Start(lab.On(null, User, serve), new Dictionary<string, string>());
        var login = $"Host={folder};Username=postgres;Password={secrets.Read("superuser-password")};Database=";
        var server = new LabServer(process, NpgsqlDataSource.Create(login + "postgres"), NpgsqlDataSource.Create(login + "sweep"));
        await Processes.Eventually.TrueAsync(server.AnswersAsync, () => $"PostgreSQL does not answer: {server.Log}");
        return server;
    }

    /// <summary>What the container's start scripts do: the database, the roles, and a login in each.</summary>
    public async Task PrepareAsync(SecretFolder secrets)
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "deploy/compose/20-logins.sh"));
        var logins = Password().Replace(
            string.Join('\n', HereDocument().Match(script).Groups[1].Value.Split('\n').Where(static line => !line.StartsWith('\\'))),
            match => $"'{secrets.Read($"{match.Groups[1].Value}-password")}'");

        var roles = File.ReadAllText(Path.Combine(Repository.Root, "sql/roles.sql"));

        await ExecuteAsync(maintenance, "create database sweep");
        foreach (var step in new[] { roles, logins, roles })
        {
            await ExecuteAsync(Superuser, step);
        }
    }

    public void Dispose()
    {
        Superuser.Dispose();
        maintenance.Dispose();
        process.Dispose();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = await maintenance.OpenConnectionAsync(TestContext.Current.CancellationToken);
            return true;
        }
        catch (NpgsqlException) when (!process.HasEnded)
        {
            return false;
        }
    }

    [GeneratedRegex("<<'SQL'\n(.*)\nSQL\n", RegexOptions.Singleline)]
    private static partial Regex HereDocument();

    [GeneratedRegex(@":'(\w+)'")]
    private static partial Regex Password();
}
