namespace Sweep.Storage.Reading;

/// <summary>The order in which people read texts with numbers: 8, 9, 10 and not 10, 8, 9.</summary>
internal static class NaturalOrder
{
    private const string Number = @"-?\d+(\.\d+)?(e-?\d+)?";

    /// <summary>Terms of an <c>order by</c>: texts of the same words stand together, by their numbers from the left.</summary>
    /// <param name="text">A column or expression of type text.</param>
    public static string By(string text) =>
        $"regexp_replace({text}, '{Number}', '#', 'g'), (select array_agg(found[1]::numeric) from regexp_matches({text}, '({Number})', 'g') found), {text}";
}
