using System.Text.Json.Nodes;
using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>The JSON schema of sweep files (draft 2020-12), for editors that complete and check YAML. It is made from the lists of axes and measures.</summary>
public static class SweepFileSchema
{
    private const string Whole = "whole";
    private const string Real = "real";
    private const string Length = "length";
    private const string Factor = "factor";

    /// <summary>Of the definitions of axes.</summary>
    private const string Prefix = "axis_";

    /// <summary>Returns a new schema. A file that <see cref="SweepReader"/> reads is valid; what only the grid as a whole can tell, such as sizes, is not checked.</summary>
    public static JsonObject Create()
    {
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Sweep file",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Words("name"),
            ["properties"] = With(
                Grid(),
                ("name", new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", ["description"] = "Name of the sweep" }),
                ("question", Text("What the sweep is to answer")),
                ("limits", Object(("max_attempts", Of(Whole, "Attempts at a trial before it fails")), ("trial_timeout", Text("Longest time of a trial, such as 90s, 30m or 2h", "^[0-9]+[smh]$")))),
                ("grids", new() { ["type"] = "array", ["minItems"] = 1, ["items"] = Object(With(Grid(), ("label", Text("Name of the grid")))), ["description"] = "Several grids in place of one" })),
            ["$defs"] = Definitions(),
        };
    }

    private static JsonObject Definitions()
    {
        var definitions = new JsonObject
        {
            [Whole] = AnyOf(new() { ["type"] = "integer" }, Text(null, "^[-+*/(). 0-9]+$")),
            [Real] = AnyOf(new() { ["type"] = "number" }, Text(null, "^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$")),
            [Length] = AnyOf(
                new() { ["type"] = "integer" }, Text(null, "^[-+*/(). 0-9P]+$"),
                List(AnyOf(new() { ["type"] = "integer" }, Text(null, "^[-+*/() 0-9P]+$")), most: 3)),
            [Factor] = AnyOf(Of(Whole), List(List(new() { ["type"] = "integer" }, most: 3))),
        };
        foreach (var axis in Axes.All)
        {
            var value = axis switch
            {
                ChoiceAxis choice => new JsonObject { ["enum"] = Words([.. choice.Choices]) },
                Axis<PerAxis?> => Of(Length),
                Axis<PoolingFactors> => Of(Factor),
                Axis<double> => Of(Real),
                Axis<int> => Of(Whole),
                _ => new() { ["type"] = "string", ["minLength"] = 1 },
            };
            (value["title"], value["description"]) = (axis.Title, axis.Text);
            definitions[Prefix + axis.Name] = value;
        }

        return definitions;
    }

    /// <summary>What a grid holds, whether it is alone in the file or one of several.</summary>
    private static JsonObject Grid()
    {
        string[] measures = [.. Axes.MeasureNames.Select(static name => name.Value)];
        return new()
        {
            ["axes"] = Object([.. Axes.All.Select(static axis => (axis.Name, AnyOf(Axis(axis), List(Axis(axis)))))]),
            ["fixed"] = Object([.. Axes.All.Select(static axis => (axis.Name, Axis(axis)))]),
            ["seeds"] = Of(Whole, "Number of replicates"),
            ["where"] = Text("Condition that keeps points, such as depth * factor <= 9"),
            ["measure"] = AnyOf(new() { ["enum"] = Words(measures) }, List(new() { ["enum"] = Words(measures) })),
        };

        static JsonObject Axis(Axis axis) => Of(Prefix + axis.Name);
    }

    private static JsonObject Of(string definition, string? description = null)
    {
        var reference = new JsonObject { ["$ref"] = $"#/$defs/{definition}" };
        if (description is not null)
        {
            reference["description"] = description;
        }

        return reference;
    }

    private static JsonObject Text(string? description, string? pattern = null)
    {
        var text = new JsonObject { ["type"] = "string" };
        foreach (var (key, value) in new[] { ("description", description), ("pattern", pattern) })
        {
            if (value is not null)
            {
                text[key] = value;
            }
        }

        return text;
    }

    private static JsonObject List(JsonObject item, int? most = null)
    {
        var list = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = item };
        if (most is { } items)
        {
            list["maxItems"] = items;
        }

        return list;
    }

    private static JsonObject AnyOf(params JsonObject[] choices) => new() { ["anyOf"] = new JsonArray([.. choices]) };

    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonObject Value)> properties) => Object(With([], properties));

    private static JsonObject Object(JsonObject properties) => new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };

    private static JsonObject With(JsonObject properties, params ReadOnlySpan<(string Name, JsonObject Value)> further)
    {
        foreach (var (name, value) in further)
        {
            properties[name] = value;
        }

        return properties;
    }

    private static JsonArray Words(params string[] words) => [.. words.Select(static word => (JsonNode)word)];
}
