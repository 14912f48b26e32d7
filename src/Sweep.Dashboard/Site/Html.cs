using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Sweep.Dashboard.Site;

/// <summary>Markup. It is made from interpolated strings, in which every value is encoded unless it is markup itself.</summary>
internal readonly record struct Html
{
    private readonly string? text;

    public Html(string text) => this.text = text;

    /// <summary>Empty by default.</summary>
    public string Text => text ?? "";

    public static Html Of(HtmlWriter markup) => new(markup.ToString());

    public static Html Join<T>(IEnumerable<T> items, Func<T, Html> each) =>
        new(string.Concat(items.Select(item => each(item).Text)));

    public override string ToString() => Text;
}

/// <summary>Collects an interpolated string; names of sweeps and reasons come from people and may contain any text.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlWriter(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Html markup) => text.Append(markup.Text);

    public void AppendFormatted<T>(T value) =>
        text.Append(HtmlEncoder.Default.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));

    public override string ToString() => text.ToString();
}
