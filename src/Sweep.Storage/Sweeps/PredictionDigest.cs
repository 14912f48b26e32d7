using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Sweeps;

/// <summary>
/// Computes the hash of predictions while they are written: the one that <c>sweep.prediction_hash</c> computes from the tables, which audits compare
/// it with. A change of one of them is a change of both.
/// </summary>
internal sealed class PredictionDigest : IDisposable
{
    private const int Stretch = 10_000;

    /// <summary>Predictions that have a place of their own in the array; those of later laws come after the reason, each with its name.</summary>
    private static readonly string[] First =
        ["predicted_distinct", "predicted_seamless", "predicted_jump", "predicted_separable", "predicted_equivariant"];

    private static readonly Law[] Placed = [.. First.Select(static column => Laws.All.Single(law => law.PredictionColumn == column))];
    private static readonly Law[] Further = [.. Laws.All.Except(Placed)];

    private readonly IncrementalHash stretch = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] text = new byte[4096];
    private int next;
    private (PlannedConfiguration? Of, int Stream, string? Reason) last;
    private byte[] point = [];
    private byte[] said = [];

    /// <summary>Adds the trial with the next ordinal; the first one has 0.</summary>
    /// <param name="reason">Why it is infeasible; null: it is a trial.</param>
    public void Add(PlannedConfiguration configuration, GridPoint given, string? reason)
    {
        if (next > 0 && next % Stretch == 0)
        {
            all.AppendData(stretch.GetHashAndReset());
        }

        if (last != (configuration, given.Stream, reason))
        {
            last = (configuration, given.Stream, reason);
            point = Encoding.UTF8.GetBytes($", \"{Escaped(configuration.Replicates.Configuration)}");
            said = Encoding.UTF8.GetBytes($"{PointText.OfStream(given.Stream)}\", {Said(configuration, reason)}]");
            Array.Resize(ref text, Math.Max(text.Length, point.Length + said.Length + 64));
        }

        text[0] = (byte)'[';
        next.TryFormat(text.AsSpan(1), out var digits, default, CultureInfo.InvariantCulture);
        var length = 1 + digits;
        point.CopyTo(text, length);
        length += point.Length;
        length += PointText.WriteSeed(given.Seed, text.AsSpan(length));
        said.CopyTo(text, length);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.AsSpan(0, length + said.Length), hash);
        stretch.AppendData(hash);
        next++;
    }

    /// <summary>Returns the hash of all that were added, in small hexadecimal digits.</summary>
    public string Finish()
    {
        if (next > 0)
        {
            all.AppendData(stretch.GetHashAndReset());
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    public void Dispose()
    {
        stretch.Dispose();
        all.Dispose();
    }

    private static string Said(PlannedConfiguration configuration, string? reason)
    {
        var prediction = configuration.Prediction;
        return string.Join(", ",
        [
            prediction is null ? "null" : $"[{string.Join(", ", prediction.Period.ToArray())}]",
            Json(prediction?.Bound),
            .. Placed.Select(law => Json(prediction?[law])),
            $"[{string.Join(", ", configuration.Notes.Select(Json))}]",
            Json(reason),
            .. Further.Where(law => prediction?[law] is not null).SelectMany(law => new[] { Json(law.Predicted), Json(prediction![law]) }),
        ]);
    }

    /// <summary>Returns a value as PostgreSQL writes it in a jsonb.</summary>
    private static string Json(object? value) => value switch
    {
        null => "null",
        bool holds => holds ? "true" : "false",
        string words => $"\"{Escaped(words)}\"",
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };

    private static string Escaped(string words)
    {
        if (words.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && words.AsSpan().IndexOfAny('"', '\\') < 0)
        {
            return words;
        }

        var escaped = new StringBuilder();
        foreach (var letter in words)
        {
            _ = letter switch
            {
                '"' or '\\' => escaped.Append('\\').Append(letter),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
