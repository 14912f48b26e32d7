using Sweep.Theory.Points;

namespace Sweep.Storage.Schema;

/// <summary>Closed enums as CHECKs: text, not PostgreSQL enums, whose labels cannot be removed or reordered.</summary>
internal static class Words
{
    /// <summary>The condition that a column holds a word of the enum (or null).</summary>
    public static string Check<T>(string column) where T : struct, Enum => Check(column, ChoiceText.All<T>());

    /// <summary>The condition that a column holds one of these words (or null).</summary>
    public static string Check(string column, IEnumerable<string> words) => $"{column} in ({string.Join(", ", words.Select(static word => $"'{word}'"))})";
}
