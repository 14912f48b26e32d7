using Sweep.Learning.Panels.Drawing;

namespace Sweep.Learning.Panels.Colouring;

/// <summary>Colours for labels on a dark background.</summary>
internal static class Palette
{
    /// <summary>Twelve that are told apart at a glance; more hues would only look alike.</summary>
    public static readonly Rgb[] Base =
    [
        new(76, 148, 255), new(255, 122, 56), new(88, 204, 92), new(236, 74, 92), new(170, 116, 255), new(255, 212, 64),
        new(54, 206, 206), new(255, 138, 206), new(164, 110, 66), new(176, 222, 110), new(150, 160, 178), new(216, 60, 190),
    ];

    private static readonly Rgb[] Pale = [.. Base.Select(static colour => colour.Under(Rgb.White, 0.55))];
    private static readonly Rgb[] Dark = [.. Base.Select(static colour => colour.Under(Rgb.Black, 0.4))];

    /// <summary>So many colours that no two labels need to share one, as long as eyes can tell them apart: 36 labels.</summary>
    public static Rgb[] For(int labels) => labels switch
    {
        <= 12 or > 36 => Base,
        <= 24 => [.. Base, .. Pale],
        _ => [.. Base, .. Pale, .. Dark],
    };
}
