using System.Text;

namespace Sweep.Theory.Points;

/// <summary>Enum values as people write them, in files, SQL and output: <c>NotReached</c> is <c>not_reached</c>.</summary>
public static class ChoiceText
{
    public static string Of<T>(T choice) where T : struct, Enum => Names<T>.ByValue[choice];

    /// <summary>All texts of an enum, in the order of its declaration.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Names<T>.All;

    /// <exception cref="InvalidSweepException">No value has this text.</exception>
    public static T Parse<T>(string text) where T : struct, Enum => Names<T>.ByText.TryGetValue(text, out var choice)
        ? choice
        : throw new InvalidSweepException($"'{text}' is none of {string.Join(", ", All<T>())}");

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(static value => value, static value => SnakeCase(value.ToString()));

        public static readonly Dictionary<string, T> ByText =
            ByValue.ToDictionary(static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal);

        public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<T>().Select(static value => ByValue[value])];
    }
}
