using Sweep.Cli.Presets;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Reading;

namespace Sweep.Cli.Tests.Presets;

public sealed class PointFileTests
{
    [Fact]
    public void The_file_of_points_of_the_first_stream_says_that_it_draws_other_networks()
    {
        var (older, today) = (new GridPoint { Stream = 1 }.Canonical, new GridPoint().Canonical);

        foreach (var text in new[] { PointFile.Of("again", older), PointFile.Of("again", [("trial 0", older)]) })
        {
            Assert.StartsWith("# These trials drew their random numbers in an older way", text, StringComparison.Ordinal);
            Assert.Equal(2, SweepReader.Read(YamlDocument.Parse(text)).Points().Last().Stream);
        }

        Assert.StartsWith("name: again\n", PointFile.Of("again", today), StringComparison.Ordinal);
        Assert.StartsWith("name: again\n", PointFile.Of("again", [("trial 0", today)]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_some_points_means_these_points_and_no_others()
    {
        // Each a different one: anisotropic factors, lengths that differ by axis, halos, noise, trained and random.
        var points = Preset.All.SelectMany(static preset => SweepReader.Read(YamlDocument.Parse(preset.Of(Scale.Quick))).Points()
            .Where(static point => !SweepPlan.IsControl(point)).Where(static (_, index) => index % 17 == 0)).DistinctBy(static point => point.Canonical).ToList();

        var again = SweepReader.Read(YamlDocument.Parse(PointFile.Of("again", points.Select(static (point, index) => ($"trial {index}", point.Canonical)))));

        Assert.True(points.Count > 50);
        Assert.Equal(points.Select(static point => point.Canonical), again.Points().Where(static point => !SweepPlan.IsControl(point)).Select(static point => point.Canonical));
    }
}
