namespace Sweep.Theory.Tests.Measuring;

/// <summary>Label images written as text, one row a line: digits are labels, a dot is background.</summary>
internal static class Picture
{
    public static int[] Of(params IEnumerable<string> rows) =>
        [.. rows.SelectMany(static row => row).Select(static letter => letter == '.' ? 0 : letter - '0')];
}
