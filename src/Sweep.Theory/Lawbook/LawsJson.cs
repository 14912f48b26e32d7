using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Theory.Points;

namespace Sweep.Theory.Lawbook;

/// <summary>A prediction in JSON: period, bound, the prediction of each law under its name, and the notes.</summary>
public sealed class PredictionJson : JsonConverter<Prediction>
{
    /// <exception cref="JsonException">It is none.</exception>
    public override Prediction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        int[] period = [.. Member(json, "period", JsonValueKind.Array).EnumerateArray().Select(static side => side.GetInt32())];
        var prediction = new Prediction
        {
            Period = period.Length is 1 or 2 or 3 ? new PerAxis(period) : throw new JsonException("its prediction has no period"),
            Bound = Member(json, "bound", JsonValueKind.Number).GetInt64(),
            Notes = [.. Member(json, "notes", JsonValueKind.Array).EnumerateArray().Select(static note => note.GetString() ?? "")],
        };
        return Laws.All.Aggregate(prediction, (said, law) => said.With(law, LawsJson.Find(json, law.Predicted) is { } value ? law.IsCount ? value.GetInt64() : value.GetBoolean() : null));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Prediction value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("period");
        foreach (var side in value.Period.ToArray())
        {
            writer.WriteNumberValue(side);
        }

        writer.WriteEndArray();
        writer.WriteNumber("bound", value.Bound);
        foreach (var law in Laws.All)
        {
            writer.WritePropertyName(law.Predicted);
            switch (value[law])
            {
                case long most: writer.WriteNumberValue(most); break;
                case bool expected: writer.WriteBooleanValue(expected); break;
                default: writer.WriteNullValue(); break;
            }
        }

        writer.WriteStartArray("notes");
        foreach (var note in value.Notes)
        {
            writer.WriteStringValue(note);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static JsonElement Member(JsonElement json, string name, JsonValueKind kind) =>
        LawsJson.Find(json, name) is { } value && value.ValueKind == kind ? value : throw new JsonException($"its prediction has no {name}");
}

/// <summary>A judgement in JSON: the verdict, the verdict of each law under its key, the reason and the cause.</summary>
public sealed class JudgementJson : JsonConverter<Judgement>
{
    /// <exception cref="JsonException">It is none.</exception>
    public override Judgement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var judgement = new Judgement
        {
            Overall = Verdict(json, "overall") ?? throw new JsonException("its judgement has no verdict"),
            Reason = LawsJson.Find(json, "reason")?.GetString() ?? throw new JsonException("its judgement has no reason"),
            Cause = LawsJson.Find(json, "cause")?.GetString() ?? "",
        };
        return Laws.All.Aggregate(judgement, (one, law) => one.With(law, Verdict(json, law.Key)));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Judgement value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("overall", ChoiceText.Of(value.Overall));
        foreach (var law in Laws.All)
        {
            writer.WriteString(law.Key, value[law] is { } verdict ? ChoiceText.Of(verdict) : null);
        }

        writer.WriteString("reason", value.Reason);
        writer.WriteString("cause", value.Cause);
        writer.WriteEndObject();
    }

    private static Verdict? Verdict(JsonElement json, string name)
    {
        try
        {
            return LawsJson.Find(json, name) is { } word ? ChoiceText.Parse<Verdict>(word.GetString() ?? "") : null;
        }
        catch (InvalidSweepException unknown)
        {
            throw new JsonException(unknown.Message, unknown);
        }
    }
}

internal static class LawsJson
{
    /// <summary>Returns a member; null: it is missing, or null.</summary>
    public static JsonElement? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

/// <summary>Verdicts in JSON: in words, as everywhere else.</summary>
public sealed class VerdictText() : JsonStringEnumConverter<Verdict>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
