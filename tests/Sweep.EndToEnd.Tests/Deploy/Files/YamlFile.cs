using System.Text.Json.Nodes;
using Sweep.EndToEnd.Tests.Architecture;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>A YAML file of the repository, with anchors and merges resolved; every scalar is text.</summary>
internal static class YamlFile
{
    /// <summary>The only document of a file.</summary>
    public static JsonNode Read(string path) => Assert.Single(ReadAll(path));

    public static IReadOnlyList<JsonNode> ReadAll(string path)
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, path));
        return Parse(text);
    }

    public static IReadOnlyList<JsonNode> Parse(TextReader text)
    {
        var parser = new MergingParser(new Parser(text));
        var deserializer = new DeserializerBuilder().Build();
        var json = new SerializerBuilder().JsonCompatible().Build();
        List<JsonNode> documents = [];
        parser.Consume<StreamStart>();
        while (parser.TryConsume<StreamEnd>(out _) is false)
        {
            documents.Add(JsonNode.Parse(json.Serialize(deserializer.Deserialize(parser)!))!);
        }

        return documents;
    }

    /// <summary>The items of a list, or of none.</summary>
    public static IReadOnlyList<string> Words(JsonNode? list) => [.. (list as JsonArray ?? []).Select(static item => item!.ToString())];

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(JsonNode? map) => map as JsonObject ?? [];
}
