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

    /// <summary>The same twelve, paler and then darker: for up to 36 labels of which none may share a colour.</summary>
    public static readonly Rgb[] Tiered =
    [
        .. Base,
        .. Base.Select(static colour => colour.Under(Rgb.White, 0.55)),
        .. Base.Select(static colour => colour.Under(Rgb.Black, 0.45)),
    ];
}
