using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;

namespace Sweep.EndToEnd.Tests.Deploy;

[Slow]
public sealed partial class KubernetesTests
{
    private const string Folder = "deploy/kubernetes/base";
    private const string ForGpus = "deploy/kubernetes/gpu";

    private static readonly JsonNode Kustomization = YamlFile.Read($"{Folder}/kustomization.yaml");

    private readonly IReadOnlyList<JsonNode> manifests = [.. YamlFile.Words(Kustomization["resources"]).SelectMany(static file => YamlFile.ReadAll($"{Folder}/{file}"))];

    private JsonNode Pod => Of("StatefulSet")["spec"]!["template"]!["spec"]!;

    private JsonNode Container => Pod["containers"]![0]!;

    /// <summary>The schema is Kubernetes' own, as a package carries it for every kind; it does not mind keys that it does not know.</summary>
    [Fact]
    public void Every_manifest_follows_the_schema_of_its_kind()
    {
        const string Check = """
            const { readFileSync } = require("fs");
            for (const file of process.argv.slice(2))
                for (const manifest of require("js-yaml").loadAll(readFileSync(file, "utf8"))) {
                    const kinds = require("kubernetes-models/" + manifest.apiVersion);
                    new kinds[manifest.kind](manifest).validate();
                    console.log(manifest.kind);
                }
            """;
        using var tool = new NpmTool("kubernetes-models@4.5.1", "js-yaml@4.1.0");
        var files = YamlFile.Words(Kustomization["resources"]).Select(static file => Path.Combine(Repository.Root, Folder, file)).ToArray();
        var broken = Path.GetTempFileName();
        File.WriteAllText(broken, File.ReadAllText(files.Single(static file => file.EndsWith("/node.yaml", StringComparison.Ordinal))).Replace("replicas: 2", "replicas: two", StringComparison.Ordinal));

        var (code, text) = tool.RunScript(Check, files);

        Assert.True(code == 0, text);
        Assert.Equal(manifests.Select(static manifest => manifest["kind"]!.ToString()), text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.NotEqual(0, tool.RunScript(Check, broken).Code);
        File.Delete(broken);
    }

    [Fact]
    public async Task Every_command_is_one_that_the_program_understands()
    {
        await CommandHelp.CheckAsync(YamlFile.Words(Container["args"]));
        await CommandHelp.CheckAsync(YamlFile.Words(Of("Job")["spec"]!["template"]!["spec"]!["containers"]![0]!["args"]));
    }

    [Fact]
    public void Every_variable_is_set_or_read()
    {
        var set = Container["env"]!.AsArray().Select(static variable => variable!["name"]!.ToString()).ToList();

        Assert.Subset(set.ToHashSet(), YamlFile.Words(Container["args"]).SelectMany(static word => Reference().Matches(word)).Select(static match => match.Groups[1].Value).ToHashSet());
        Assert.All(
            manifests.SelectMany(static manifest => Variables(manifest)).Where(static name => name.StartsWith("SWEEP_", StringComparison.Ordinal)),
            ProgramVariables.AssertRead);
    }

    [Fact]
    public void Nodes_are_found_by_one_label_and_their_ports_by_one_name()
    {
        var label = Of("StatefulSet")["spec"]!["template"]!["metadata"]!["labels"]!.ToJsonString();
        var ports = Container["ports"]!.AsArray().Select(static port => port!["name"]!.ToString()).ToHashSet();

        Assert.Equal(label, Of("StatefulSet")["spec"]!["selector"]!["matchLabels"]!.ToJsonString());
        Assert.Equal(label, Of("Service")["spec"]!["selector"]!.ToJsonString());
        Assert.Equal(label, Of("PodDisruptionBudget")["spec"]!["selector"]!["matchLabels"]!.ToJsonString());
        Assert.Equal(label, Of("NetworkPolicy")["spec"]!["podSelector"]!["matchLabels"]!.ToJsonString());
        Assert.Equal(Of("Service")["metadata"]!["name"]!.ToString(), Of("StatefulSet")["spec"]!["serviceName"]!.ToString());
        Assert.Equal(ports, Of("NetworkPolicy")["spec"]!["ingress"]!.AsArray().SelectMany(static rule => rule!["ports"]!.AsArray()).Select(static port => port!["port"]!.ToString()).ToHashSet());
        Assert.All(new[] { "startupProbe", "livenessProbe", "readinessProbe" }, probe => Assert.Contains(Container[probe]!["httpGet"]!["port"]!.ToString(), ports));
        Assert.Equal("8080", Port("health"));
    }

    [Fact]
    public void Everything_that_is_mounted_is_a_volume_and_every_claim_is_made()
    {
        foreach (var pod in new[] { Pod, Of("Job")["spec"]!["template"]!["spec"]! })
        {
            Assert.Equal(
                pod["volumes"]!.AsArray().Select(static volume => volume!["name"]!.ToString()).Order(),
                pod["containers"]![0]!["volumeMounts"]!.AsArray().Select(static mount => mount!["name"]!.ToString()).Order());
        }

        var claim = Pod["volumes"]!.AsArray().Select(static volume => volume!["persistentVolumeClaim"]).Single(static claim => claim is not null);
        Assert.Equal(Of("PersistentVolumeClaim")["metadata"]!["name"]!.ToString(), claim!["claimName"]!.ToString());
    }

    [Fact]
    public void No_pod_may_run_as_root_or_gain_a_right()
    {
        foreach (var pod in new[] { Pod, Of("Job")["spec"]!["template"]!["spec"]! })
        {
            var user = Dockerfile.Instructions.Single(static line => line.Keyword == "USER").Text.Split(':')[0];
            Assert.Equal(("true", user), (pod["securityContext"]!["runAsNonRoot"]!.ToString(), pod["securityContext"]!["runAsUser"]!.ToString()));
            Assert.Equal("false", pod["containers"]![0]!["securityContext"]!["allowPrivilegeEscalation"]!.ToString());
        }

        Assert.InRange(int.Parse(Pod["terminationGracePeriodSeconds"]!.ToString()), 31, 120);
    }

    [Fact]
    public void The_form_for_GPUs_changes_names_that_are_there()
    {
        var patch = YamlFile.Read($"{ForGpus}/node.yaml");

        Assert.Equal(["node.yaml"], YamlFile.Read($"{ForGpus}/kustomization.yaml")["patchesStrategicMerge"]!.AsArray().Select(static entry => entry!.ToString()));
        Assert.Equal(Of("StatefulSet")["metadata"]!["name"]!.ToString(), patch["metadata"]!["name"]!.ToString());
        Assert.Equal(Container["name"]!.ToString(), patch["spec"]!["template"]!["spec"]!["containers"]![0]!["name"]!.ToString());
        Assert.Subset(Variables(Of("StatefulSet")).ToHashSet(), Variables(patch).ToHashSet());
    }

    [Fact]
    public async Task Kubernetes_own_program_puts_both_forms_together()
    {
        var plain = await KustomizedAsync(Folder);
        var gpus = await KustomizedAsync(ForGpus);

        Assert.Equal(manifests.Select(Name).Order(), plain.Select(Name).Order());
        Assert.Equal(plain.Select(Name), gpus.Select(Name));
        Assert.All(plain, static manifest => Assert.Equal("sweep", (manifest["metadata"]!["namespace"] ?? manifest["metadata"]!["name"])!.ToString()));
        var (before, after) = (NodeOf(plain), NodeOf(gpus));
        Assert.Equal(("sweep:cpu", "sweep:cuda"), (before["image"]!.ToString(), after["image"]!.ToString()));
        Assert.Equal("1", after["resources"]!["limits"]!["nvidia.com/gpu"]!.ToString());
        Assert.Equal(("all", "1"), (Value(after, "DEVICES"), Value(after, "SLOTS")));
        Assert.Equal("/secrets/writer", Value(after, "SWEEP_DATABASE_FILE"));
        Assert.Equal(before["volumeMounts"]!.ToJsonString(), after["volumeMounts"]!.ToJsonString());

        static string Name(JsonNode manifest) => $"{manifest["kind"]} {manifest["metadata"]!["name"]}";
        static JsonNode NodeOf(IEnumerable<JsonNode> manifests) =>
            manifests.Single(static manifest => manifest["kind"]!.ToString() == "StatefulSet")["spec"]!["template"]!["spec"]!["containers"]![0]!;
        static string Value(JsonNode container, string name) => container["env"]!.AsArray().Single(variable => variable!["name"]!.ToString() == name)!["value"]!.ToString();
    }

    private static async Task<IReadOnlyList<JsonNode>> KustomizedAsync(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(await Needed.ProgramAsync("kubernetes-client", "kubectl"), ["kustomize", Path.Combine(Repository.Root, folder)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (code, text, complaints) = await process.ReadToEndAsync();
        Assert.True(code == 0, $"{folder}: {complaints}");
        return YamlFile.Parse(new StringReader(text));
    }

    private JsonNode Of(string kind) => Assert.Single(manifests, manifest => manifest["kind"]!.ToString() == kind);

    private string Port(string name) => Container["ports"]!.AsArray().Single(port => port!["name"]!.ToString() == name)!["containerPort"]!.ToString();

    private static IEnumerable<string> Variables(JsonNode manifest) =>
        from container in manifest["spec"]?["template"]?["spec"]?["containers"]?.AsArray() ?? []
        from variable in container["env"]?.AsArray() ?? []
        select variable["name"]!.ToString();

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Reference();
}
