using System.Text.Json;

namespace Sweep.Storage;

/// <summary>The words of a closed enum as they stand in the database: the C# name in snake_case.</summary>
internal static class EnumText<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> Texts = Enum.GetValues<T>().ToDictionary(
        static value => value, static value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> Values = Texts.ToDictionary(static pair => pair.Value, static pair => pair.Key);

    public static IReadOnlyCollection<string> All => Texts.Values;

    public static string Of(T value) => Texts[value];

    public static T Parse(string text) => Values[text];

    /// <summary>The condition of a CHECK: the column holds one of the words.</summary>
    public static string Check(string column) => $"{column} in ({string.Join(", ", All.Select(static word => $"'{word}'"))})";
}
