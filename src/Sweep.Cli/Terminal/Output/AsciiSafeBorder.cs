using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sweep.Cli.Terminal.Output;

/// <summary>Rounded, or of plain characters where the terminal knows no others.</summary>
internal sealed class AsciiSafeBorder : TableBorder
{
    public override TableBorder? SafeBorder => Ascii;

    public override string GetPart(TableBorderPart part) => Rounded.GetPart(part);
}
