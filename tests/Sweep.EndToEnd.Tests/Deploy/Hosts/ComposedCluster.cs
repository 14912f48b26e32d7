using System.Text.Json.Nodes;
using Sweep.Chaos;
using Sweep.EndToEnd.Tests.Deploy.Files;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Deploy.Hosts;

/// <summary>
/// The cluster of docker-compose.yml without Docker: its commands, variables, secrets, users and published program, each service on a
/// machine of a <see cref="NetworkLab"/>. What a container mounts is a folder here, so paths are replaced and nothing else is.
/// </summary>
internal sealed class ComposedCluster : IAsyncDisposable
{
    /// <summary>A machine that runs no service.</summary>
    public const string Elsewhere = "elsewhere";

    private const string Network = "10.77.0";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly int User = int.Parse(Dockerfile.Instructions.Single(static line => line.Keyword == "USER").Text.Split(':')[0]);

    private readonly ComposeFile compose = new();
    private readonly SecretFolder secrets = new();
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"sweep-lab-{Guid.NewGuid():N}"[..22]);
    private readonly string program;
    private readonly NetworkLab lab;
    private readonly List<HostProcess> started = [];

    private ComposedCluster(NetworkLab lab, string program) => (this.lab, this.program) = (lab, program);

    public LabServer Server { get; private set; } = null!;

    public IReadOnlyList<string> Passwords => secrets.Passwords;

    /// <summary>Everything that any process of this cluster printed.</summary>
    public string Printed => Server.Log + string.Concat(started.Select(static process => process.Output + process.Error));

    /// <summary>Database, schema and certificates; no node yet.</summary>
    public static async Task<ComposedCluster> CreateAsync(string program)
    {
        var cluster = new ComposedCluster(await Laboratory.CreateAsync([("node-1", $"{Network}.11"), ("node-2", $"{Network}.12"), (Elsewhere, $"{Network}.99")]), program);
        try
        {
            cluster.Server = await LabServer.StartAsync(cluster.lab, Path.Combine(cluster.folder, "server"), cluster.secrets);
            await cluster.Server.PrepareAsync(cluster.secrets);
            cluster.MakeFolders();
            await cluster.SucceedAsync(Elsewhere, "migrate");
            await cluster.SucceedAsync(Elsewhere, "certificates");
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a service's own command.</summary>
    public HostProcess Start(string host, string service) => Start(host, service, compose.Services[service]["command"]!.AsArray().Select(static word => word!.ToString()));

    /// <summary>Starts another command in a service's surroundings, as <c>docker compose run</c> does.</summary>
    public HostProcess Start(string host, string service, IEnumerable<string> command)
    {
        var entry = YamlFile.Words(compose.Services[service]["entrypoint"]) is { Count: > 0 } named ? named : [Path.Combine(program, "sweep")];
        var variables = YamlFile.Entries(compose.Services[service]["environment"]).ToDictionary(static variable => variable.Key, variable => Here(variable.Value!.ToString(), service));
        variables["HOME"] = Path.Combine(folder, "home");
        variables["PATH"] = $"{program}:{Environment.GetEnvironmentVariable("PATH")}";
        return Start(host, [.. entry.Concat(command).Select(word => Here(word, service))], variables);
    }

    /// <summary>Runs any program on a machine.</summary>
    public HostProcess Start(string host, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> variables)
    {
        var process = HostProcess.Start(lab.On(host, User, command), variables);
        started.Add(process);
        return process;
    }

    /// <summary>Cuts a machine off from all others, the database's among them, or joins it again.</summary>
    public void Plug(string host, bool isIn) => lab.Plug(host, isIn);

    /// <summary>Waits until the service's own health check succeeds.</summary>
    public Task HealthyAsync(string service, HostProcess process) => Eventually.TrueAsync(
        async () =>
        {
            Assert.False(process.HasEnded, $"{service} ended: {process.Output}{process.Error}");
            var test = YamlFile.Words(compose.Services[service]["healthcheck"]!["test"]);
            using var check = Start(service, [.. test.Skip(1).Select(word => Here(word, service))], new Dictionary<string, string>());
            return (await check.EndAsync(Patience)).Code == 0;
        },
        () => $"{service} did not become ready: {process.Output}{process.Error}");

    public string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        started.ForEach(static process => process.Dispose());
        Server?.Dispose();
        lab.Dispose();
        secrets.Dispose();
        await Task.Run(() => Directory.Delete(folder, recursive: true));
    }

    private async Task SucceedAsync(string host, string service)
    {
        var ended = await Start(host, service).EndAsync(Patience);
        Assert.True(ended.Code == 0, $"{service} failed: {ended.Output}{ended.Error}");
    }

    private void MakeFolders()
    {
        // The home is nobody's: in the image it cannot be written to.
        foreach (var made in new[] { "artifacts", "certificates", "secrets", "home" })
        {
            Directory.CreateDirectory(Path.Combine(folder, made));
        }

        foreach (var secret in secrets.Names.Where(static name => name.EndsWith("-database", StringComparison.Ordinal)))
        {
            Write($"secrets/{secret}", secrets.Read(secret).Replace("Host=database;", $"Host={NetworkLab.Centre};", StringComparison.Ordinal));
        }

        var script = File.ReadAllText(Path.Combine(Architecture.Repository.Root, "deploy/compose/certificates.sh"));
        Write("certificates.sh", script.Replace("/certificates", Path.Combine(folder, "certificates"), StringComparison.Ordinal));
        File.Copy(Path.Combine(Architecture.Repository.Root, "deploy/ready"), Path.Combine(folder, "ready"));
        foreach (var made in new[] { "artifacts", "certificates", "secrets" })
        {
            NetworkLab.Give(Path.Combine(folder, made), User);
        }
    }

    private string Here(string word, string service)
    {
        var certificates = compose.Services[service]["volumes"]?.AsArray().OfType<JsonObject>().Select(static volume => volume["volume"]!["subpath"]!.ToString()).SingleOrDefault();
        return ComposeFile.WithDefaults(word, new Dictionary<string, string> { ["SWEEP_NETWORK"] = Network }) switch
        {
            "/certificates" => Path.Combine(folder, "certificates", certificates ?? ""),
            "/artifacts" => Path.Combine(folder, "artifacts"),
            "/usr/local/bin/certificates.sh" => Path.Combine(folder, "certificates.sh"),
            "ready" => Path.Combine(folder, "ready"),
            var secret when secret.StartsWith("/run/secrets/", StringComparison.Ordinal) => Path.Combine(folder, "secrets", Path.GetFileName(secret)),
            var other => other,
        };
    }
}
