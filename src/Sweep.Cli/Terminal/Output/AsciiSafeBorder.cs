using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sweep.Cli.Terminal.Output;

/// <summary>A rounded border, or one of ASCII characters if the terminal shows no others.</summary>
internal sealed class AsciiSafeBorder : TableBorder
{
    public override TableBorder? SafeBorder => Ascii;

    public override string GetPart(TableBorderPart part) => Rounded.GetPart(part);
}
