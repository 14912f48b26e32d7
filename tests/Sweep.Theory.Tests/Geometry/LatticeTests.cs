using System.Text.RegularExpressions;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Geometry;

public sealed partial class LatticeTests
{
    [Fact]
    public void Nuclei_without_room_are_mended_by_the_nearest_spacing_or_the_nearest_radius() => Assert.Equal(
        "spacing 9 leaves no room around nuclei of radius 3; use a spacing of at least 10 or a radius of at most 2",
        Lattice.Fault(new GridPoint { Scene = SceneKind.Nuclei, Radius = 3, Spacing = new(9, 9) }));

    [Fact]
    public void Every_mend_that_is_named_works_and_nothing_short_of_it_does()
    {
        var mended = 0;
        foreach (var scene in new[] { SceneKind.Nuclei, SceneKind.Discs })
        {
            for (var radius = 0; radius <= 6; radius++)
            {
                for (var spacing = 1; spacing <= 16; spacing++)
                {
                    var point = new GridPoint { Scene = scene, Radius = radius, Spacing = new(spacing, spacing) };
                    if (Lattice.Fault(point) is { } fault)
                    {
                        CheckMends(point, fault);
                        mended++;
                    }
                }
            }
        }

        Assert.True(mended > 50);
    }

    private static void CheckMends(GridPoint point, string fault)
    {
        var spacing = Number(LeastSpacing(), fault);
        var (least, most) = (Number(LeastRadius(), fault), Number(MostRadius(), fault));
        Assert.True((spacing ?? least ?? most) is not null, fault);
        if (spacing is { } wide)
        {
            // A radius that is named beside it belongs to it, as nuclei of radius 0 need both.
            var (enough, short_) = (point with { Spacing = new(wide, wide), Radius = least ?? point.Radius }, wide - 1);
            Assert.Null(Lattice.Fault(enough));
            Assert.NotNull(Lattice.Fault(enough with { Spacing = new(short_, short_) }));
        }

        if (spacing is null && least is { } small)
        {
            Assert.Null(Lattice.Fault(point with { Radius = small }));
        }

        if (most is { } large)
        {
            Assert.Null(Lattice.Fault(point with { Radius = large }));
            Assert.NotNull(Lattice.Fault(point with { Radius = large + 1 }));
        }
    }

    private static int? Number(Regex pattern, string fault) => pattern.Match(fault) is { Success: true } match ? int.Parse(match.Groups[1].Value) : null;

    [GeneratedRegex("spacing of at least ([0-9]+)")]
    private static partial Regex LeastSpacing();

    [GeneratedRegex("use a radius of ([0-9]+)")]
    private static partial Regex LeastRadius();

    [GeneratedRegex("radius of (?:at most|1 to) ([0-9]+)")]
    private static partial Regex MostRadius();
}
