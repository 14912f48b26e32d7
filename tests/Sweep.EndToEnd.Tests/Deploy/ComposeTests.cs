using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;

namespace Sweep.EndToEnd.Tests.Deploy;

[Slow]
public sealed class ComposeTests
{
    private readonly ComposeFile compose = new();

    private IEnumerable<JsonNode> Nodes => compose.Programs.Where(static service => YamlFile.Words(service.Value["command"])[0] == "node").Select(static service => service.Value);

    /// <summary>The schema is that of the Compose specification, as the linter's package carries it.</summary>
    [Fact]
    public void The_file_follows_the_compose_schema()
    {
        using var linter = new NpmTool("dclint@3.1.0");
        var broken = Path.GetTempFileName() + ".yml";
        File.WriteAllText(broken, File.ReadAllText(Path.Combine(Repository.Root, ComposeFile.Path)).Replace("stop_grace_period", "stop_grace_time", StringComparison.Ordinal));

        Assert.NotEmpty(SchemaErrors(linter, broken));
        Assert.Empty(SchemaErrors(linter, Path.Combine(Repository.Root, ComposeFile.Path)));
        File.Delete(broken);
    }

    [Fact]
    public async Task Every_command_is_one_that_the_program_understands()
    {
        Assert.Equal(["gpu-1", "migrate", "node-1", "node-2", "sweep"], compose.Programs.Select(static service => service.Key).Order());
        foreach (var (name, _) in compose.Programs)
        {
            await CommandHelp.CheckAsync(compose.Command(name));
        }
    }

    [Fact]
    public async Task The_job_for_certificates_runs_commands_that_the_program_understands()
    {
        var commands = File.ReadLines(Path.Combine(Repository.Root, "deploy/compose/certificates.sh")).Where(static line => line.Contains("|| sweep ", StringComparison.Ordinal))
            .Select(static line => line[(line.IndexOf("|| sweep ", StringComparison.Ordinal) + "|| sweep ".Length)..].Split(' ')).ToList();

        Assert.Equal(2, commands.Count);
        foreach (var command in commands)
        {
            await CommandHelp.CheckAsync(command);
        }
    }

    [Fact]
    public void Everything_that_a_service_names_is_defined_and_everything_defined_is_named()
    {
        foreach (var kind in new[] { "secrets", "networks", "volumes" })
        {
            var used = compose.Services.Values.SelectMany(service => Named(service, kind)).ToHashSet();
            Assert.Equal(YamlFile.Entries(compose.Document[kind]).Select(static entry => entry.Key).Order(), used.Order());
        }

        foreach (var service in compose.Services.Values)
        {
            Assert.Subset(compose.Services.Keys.ToHashSet(), YamlFile.Entries(service["depends_on"]).Select(static entry => entry.Key).ToHashSet());
        }
    }

    [Fact]
    public void Every_file_that_is_mounted_is_in_the_repository_and_every_secret_is_made_by_the_script()
    {
        var mounted = compose.Services.Values.SelectMany(static service => YamlFile.Words(service["volumes"]))
            .Where(static volume => volume.StartsWith("./", StringComparison.Ordinal)).Select(static volume => volume[2..].Split(':')[0]);
        Assert.All(mounted, static place => Assert.Contains(Repository.Files, file => file == place || file.StartsWith($"{place}/", StringComparison.Ordinal)));

        using var secrets = new SecretFolder();
        Assert.Equal(
            YamlFile.Entries(compose.Document["secrets"]).Select(static secret => Path.GetFileName(secret.Value!["file"]!.ToString())).Order(),
            secrets.Names.Order());
    }

    [Fact]
    public void A_node_gets_more_time_to_stop_than_it_needs_and_is_watched_until_it_is_ready()
    {
        Assert.Equal(3, Nodes.Count());
        Assert.All(Nodes, node =>
        {
            var command = YamlFile.Words(node["command"]);
            Assert.InRange(int.Parse(node["stop_grace_period"]!.ToString().TrimEnd('s'), CultureInfo.InvariantCulture), 31, 120);
            Assert.Equal(["CMD", "ready", After(command, "--advertise"), After(command, "--health-port")], YamlFile.Words(node["healthcheck"]!["test"]));
            Assert.Equal(After(command, "--advertise"), node["networks"]!["cluster"]!["ipv4_address"]!.ToString());
        });
    }

    [Fact]
    public void Every_node_has_a_certificate_for_its_name_and_address()
    {
        var issued = YamlFile.Words(compose.Services["certificates"]["command"]);

        Assert.Equal(
            Nodes.Select(static node => YamlFile.Words(node["command"])).Select(static command => $"{After(command, "--name")}={After(command, "--advertise")}").Order(),
            issued.Order());
        Assert.All(Nodes, static node => Assert.Contains(
            node["volumes"]!.AsArray(), volume => volume is JsonObject && volume["volume"]!["subpath"]!.ToString() == After(YamlFile.Words(node["command"]), "--name")));
    }

    [Fact]
    public void No_service_is_handed_more_secrets_than_it_reads_and_none_is_root()
    {
        foreach (var (name, service) in compose.Programs)
        {
            var files = YamlFile.Entries(service["environment"]).Select(static variable => variable.Value!.ToString()).ToList();
            Assert.Equal(YamlFile.Words(service["secrets"]).Select(static secret => $"/run/secrets/{secret}"), files);
            Assert.All(YamlFile.Entries(service["environment"]), static variable => ProgramVariables.AssertRead(variable.Key));
            Assert.True(service["user"] is null && service["privileged"] is null, name);
        }
    }

    private static IReadOnlyList<string> SchemaErrors(NpmTool linter, string file)
    {
        var (_, text) = linter.RunModule("dclint/bin/dclint.cjs", "--formatter", "json", file);
        return
        [
            .. from finding in JsonDocument.Parse(text).RootElement.EnumerateArray()
               from message in finding.GetProperty("messages").EnumerateArray()
               where message.GetProperty("type").GetString() == "error" && message.GetProperty("rule").GetString() != "no-build-and-image"
               select message.GetProperty("message").GetString()!,
        ];
    }

    private static string After(IReadOnlyList<string> command, string option) => command[command.ToList().IndexOf(option) + 1];

    /// <summary>Secrets, networks or named volumes of a service, in any of the forms that Compose allows.</summary>
    private static IEnumerable<string> Named(JsonNode service, string kind) => service[kind] switch
    {
        JsonObject map => map.Select(static entry => entry.Key),
        JsonArray list => list.Select(static item => item is JsonObject mount ? mount["source"]!.ToString() : item!.ToString().Split(':')[0])
            .Where(static name => char.IsAsciiLetter(name[0])),
        _ => [],
    };
}
