using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>docker-compose.yml with its variables at their defaults.</summary>
internal sealed partial class ComposeFile
{
    public const string Path = "docker-compose.yml";

    public JsonNode Document { get; } = YamlFile.Read(Path);

    public IReadOnlyDictionary<string, JsonNode> Services => YamlFile.Entries(Document["services"]).ToDictionary(static service => service.Key, static service => service.Value!);

    /// <summary>Services that run the program itself.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode>> Programs =>
        Services.Where(static service => service.Value["entrypoint"] is null && service.Value["build"] is not null);

    public IReadOnlyList<string> Command(string service) => [.. YamlFile.Words(Services[service]["command"]).Select(static word => WithDefaults(word))];

    /// <param name="variables">Values of variables; the others take the default that stands behind ":-".</param>
    public static string WithDefaults(string word, IReadOnlyDictionary<string, string>? variables = null) => Variable().Replace(
        word, match => variables?.GetValueOrDefault(match.Groups[1].Value) ?? match.Groups[2].Value);

    [GeneratedRegex(@"\$\{(\w+)(?::-([^}]*))?\}")]
    private static partial Regex Variable();
}
