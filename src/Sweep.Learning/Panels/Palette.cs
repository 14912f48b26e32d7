namespace Sweep.Learning.Panels;

/// <summary>Colours for labels on a dark background.</summary>
internal static class Palette
{
    /// <summary>Twelve colours that differ at a glance; more hues would look alike.</summary>
    public static readonly Rgb[] Base =
    [
        new(76, 148, 255), new(255, 122, 56), new(88, 204, 92), new(236, 74, 92), new(170, 116, 255), new(255, 212, 64),
        new(54, 206, 206), new(255, 138, 206), new(164, 110, 66), new(176, 222, 110), new(150, 160, 178), new(216, 60, 190),
    ];

    private static readonly Rgb[] Pale = [.. Base.Select(static colour => colour.Under(Rgb.White, 0.55))];
    private static readonly Rgb[] Dark = [.. Base.Select(static colour => colour.Under(Rgb.Black, 0.4))];

    /// <summary>Returns at least one colour for each label, up to 36 labels; eyes cannot distinguish more, so for more labels there are twelve.</summary>
    public static Rgb[] For(int labels) => labels switch
    {
        <= 12 or > 36 => Base,
        <= 24 => [.. Base, .. Pale],
        _ => [.. Base, .. Pale, .. Dark],
    };
}
