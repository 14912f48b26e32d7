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
    public static JsonObject Create() => With(
        Object(With(
            Grid(),
            ("name", Text("Name of the sweep", $"^[A-Za-z0-9][A-Za-z0-9._-]{{0,{SweepReader.LongestName - 1}}}$")),
            ("question", Text("What the sweep is to answer")),
            ("limits", Object(
                ("max_attempts", Described(Of(Whole), "Attempts at a trial before it fails")),
                ("trial_timeout", Text("Longest time of a trial, such as 90s, 30m or 2h", "^[0-9]+[smh]$")))),
            ("grids", Described(List(Object(With(Grid(), ("label", Text("Name of the grid"))))), "Several grids in place of one")))),
        ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", "Sweep file"), ("required", Words("name")), ("$defs", Definitions()));

    private static JsonObject Definitions()
    {
        var definitions = new JsonObject
        {
            [Whole] = AnyOf(Typed("integer"), Matching("^[-+*/(). 0-9]+$")),
            [Real] = AnyOf(Typed("number"), Matching("^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$")),
            [Length] = AnyOf(Typed("integer"), Matching("^[-+*/(). 0-9P]+$"), AtMostThree(AnyOf(Typed("integer"), Matching("^[-+*/() 0-9P]+$")))),
            [Factor] = AnyOf(Of(Whole), List(AtMostThree(Typed("integer")))),
        };
        foreach (var axis in Axes.All)
        {
            var value = axis switch
            {
                ChoiceAxis choice => OneOf([.. choice.Choices]),
                Axis<PerAxis?> => Of(Length),
                Axis<PoolingFactors> => Of(Factor),
                Axis<double> => Of(Real),
                Axis<int> => Of(Whole),
                _ => With(Typed("string"), ("minLength", 1)),
            };
            definitions[Prefix + axis.Name] = Described(With(value, ("title", axis.Title)), axis.Text);
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
            ["seeds"] = Described(Of(Whole), "Number of replicates"),
            ["where"] = Text("Condition that keeps points, such as depth * factor <= 9"),
            ["measure"] = AnyOf(OneOf(measures), List(OneOf(measures))),
        };

        static JsonObject Axis(Axis axis) => Of(Prefix + axis.Name);
    }

    private static JsonObject Of(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonObject Matching(string pattern) => With(Typed("string"), ("pattern", pattern));

    private static JsonObject Text(string description, string? pattern = null) => Described(pattern is null ? Typed("string") : Matching(pattern), description);

    private static JsonObject OneOf(params string[] words) => new() { ["enum"] = Words(words) };

    private static JsonObject AnyOf(params JsonObject[] choices) => new() { ["anyOf"] = new JsonArray([.. choices]) };

    private static JsonObject List(JsonObject item) => With(Typed("array"), ("minItems", 1), ("items", item));

    /// <summary>One for each axis of the image.</summary>
    private static JsonObject AtMostThree(JsonObject item) => With(List(item), ("maxItems", 3));

    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode Value)> properties) => Object(With([], properties));

    private static JsonObject Object(JsonObject properties) => With(Typed("object"), ("additionalProperties", false), ("properties", properties));

    private static JsonObject Described(JsonObject value, string description) => With(value, ("description", description));

    private static JsonObject With(JsonObject value, params ReadOnlySpan<(string Name, JsonNode Value)> further)
    {
        foreach (var (name, one) in further)
        {
            value[name] = one;
        }

        return value;
    }

    private static JsonArray Words(params string[] words) => [.. words.Select(static word => (JsonNode)word)];
}
