using NetVips;
using Sweep.Learning.Panels;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Panels;

/// <summary>The whole picture of a trial.</summary>
[Fast]
public sealed class PanelTests
{
    public static readonly TheoryData<int[]> Sizes = new(new int[] { 30 }, new int[] { 2000 }, new int[] { 24, 30 }, new int[] { 7, 160 }, new int[] { 500, 500 }, new int[] { 9, 16, 20 });

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_panel_is_an_rgb_png_of_the_size_that_was_laid_out(int[] sides)
    {
        var subject = PanelSubjects.Of(new PerAxis(sides));
        var sheet = Panel.Laid(subject);
        using var image = Image.PngloadBuffer(Panel.Draw(subject), failOn: Enums.FailOn.Warning);

        Assert.Equal((sheet.Width, sheet.Height, 3), (image.Width, image.Height, image.Bands));
        Assert.InRange(sheet.Width, 400, 2200);
        Assert.InRange(sheet.Height, 250, 850);
    }

    [Fact]
    public void The_same_subject_gives_the_same_bytes() =>
        Assert.Equal(Panel.Draw(PanelSubjects.Of(new PerAxis(24, 30))), Panel.Draw(PanelSubjects.Of(new PerAxis(24, 30))));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Nothing_is_clipped_and_nothing_overlaps(int[] sides)
    {
        var sheet = Panel.Laid(PanelSubjects.Of(new PerAxis(sides), new PerAxis([.. sides.Select(static _ => 8)])));
        var paper = new Box(0, 0, sheet.Width, sheet.Height).Grown(-Layout.Margin);
        Box[] areas = [.. sheet.Texts.Select(static text => text.Area), .. sheet.Plates.Select(static plate => plate.Area)];

        Assert.All(areas, area => Assert.True(paper.Contains(area), $"{area} leaves {paper}"));
        for (var one = 0; one < areas.Length; one++)
        {
            for (var other = one + 1; other < areas.Length; other++)
            {
                var (left, right) = (areas[one], areas[other]);
                Assert.True(
                    left.Right <= right.Left || right.Right <= left.Left || left.Bottom <= right.Top || right.Bottom <= left.Top, $"{left} covers {right}");
            }
        }
    }

    [Fact]
    public void The_longest_headlines_and_folder_names_are_wrapped_not_cut()
    {
        var point = new GridPoint
        {
            Dimensions = 2,
            Depth = 3,
            Factor = PoolingFactors.PerLevel(new PerAxis(2, 3), new PerAxis(3, 2), new PerAxis(2, 2)),
            Pooling = Pooling.AdaptivePolyphase,
            Padding = Padding.Circular,
            Normalisation = Normalisation.Instance,
            Noise = 0.0123456789,
            Elastic = 0.2,
            Steps = 400000,
            Seed = int.MaxValue,
            Spacing = new PerAxis(13, 17),
            Images = "/data/" + new string('x', 180),
            Scene = SceneKind.Images,
        };
        var trial = PanelSubjects.TrialOf(point);
        var sheet = Panel.Laid(PanelSubjects.Of(new PerAxis(12, 12), point: point));
        string Written(TextStyle style) => string.Concat(sheet.Texts.Where(text => text.Style == style).Select(static text => text.Text));

        Assert.All(sheet.Texts, text => Assert.True(text.Area.Right <= sheet.Width - Layout.Margin, text.Text));
        Assert.Equal(Heading.Headline(trial).Replace(" ", ""), Written(TextStyle.Headline).Replace(" ", ""));
        Assert.Equal(Heading.Detail(trial).Replace(" ", ""), Written(TextStyle.Detail).Replace(" ", ""));
    }

    [Fact]
    public void The_output_window_is_framed_where_the_output_lies_in_the_input()
    {
        var subject = PanelSubjects.Of(new PerAxis(24, 30));
        var sheet = Panel.Laid(subject);
        var canvas = sheet.Drawn();
        var input = sheet.Plates[0];

        // The input is 44 x 50 pixels, 440 / 50 = 8 pixels of the picture each; the output begins at its pixel (10, 10).
        Assert.Equal((400, 352), (input.Area.Width, input.Area.Height));
        Assert.Equal(Rgb.Accent, canvas[input.X + 80 - 2, input.Y + 80 + 50]);
        Assert.Equal(Rgb.Accent, canvas[input.X + 80 + (30 * 8) + 1, input.Y + 80 + 50]);
        Assert.Equal(Rgb.Accent, canvas[input.X + 80 + 50, input.Y + 80 - 2]);
        Assert.Equal(Rgb.Accent, canvas[input.X + 80 + 50, input.Y + 80 + (24 * 8) + 1]);
        Assert.NotEqual(Rgb.Accent, canvas[input.X + 80 + 4, input.Y + 80 + 4]);
    }

    [Fact]
    public void A_line_shows_its_output_below_the_part_of_the_input_that_it_belongs_to()
    {
        var sheet = Panel.Laid(PanelSubjects.Of(new PerAxis(30)));

        // 50 pixels of input on 1440 of the picture: 28 each, and the output begins 10 further.
        Assert.Equal(50 * 28, sheet.Plates[0].Area.Width);
        Assert.All(sheet.Plates.Skip(1), plate => Assert.Equal((sheet.Plates[0].X + 280, 30 * 28), (plate.X, plate.Area.Width)));
    }

    [Fact]
    public void A_trial_without_instances_shows_none_and_one_without_objects_no_ground_truth()
    {
        var subject = PanelSubjects.Of(new PerAxis(12, 12));
        static string Titles(PanelSubject subject) => string.Join(", ", Panel.Laid(subject).Plates.Select(static plate => plate.Plate.Title));

        Assert.Equal("Input, Ground truth, Embeddings, Instances", Titles(subject));
        Assert.Equal("Input, Ground truth, Embeddings", Titles(subject with { Instances = null }));
        Assert.Equal("Input, Embeddings", Titles(subject with { Instances = null, Truth = new int[144] }));
    }

    [Fact]
    public void A_volume_shows_the_slice_nearest_its_middle_that_does_not_pass_between_objects()
    {
        var sides = new PerAxis(7, 2, 2);
        static int[] Truth(params int[] filled) => [.. filled.SelectMany(static count => Enumerable.Range(0, 4).Select(pixel => pixel < count ? 1 : 0))];

        Assert.Equal(3, ShownSlice.Of(Truth(4, 4, 4, 4, 4, 4, 4), sides));
        Assert.Equal(3, ShownSlice.Of(Truth(0, 0, 0, 0, 0, 0, 0), sides));
        Assert.Equal(3, ShownSlice.Of(Truth(4, 4, 0, 2, 0, 4, 4), sides));
        Assert.Equal(5, ShownSlice.Of(Truth(4, 0, 1, 1, 0, 2, 4), sides));
    }

    [Fact]
    public void Measured_numbers_stand_beside_what_was_predicted()
    {
        var prediction = PanelSubjects.TrialOf(new GridPoint { TileCrop = new PerAxis(6, 6) }).Prediction;
        var facts = Fact.Of(PanelSubjects.Everything, prediction);

        // Spacing 7 at P = 4: 4 phases an axis. A crop of 6 is not a multiple of 4.
        Assert.Contains(new Fact("distinct embeddings", "16", "predicted at most 16"), facts);
        Assert.Contains(new Fact("stitch error, sd", "3.723", "predicted a seam"), facts);
        Assert.Contains(new Fact("shift error, sd", "2.5e-7", ""), facts);
        Assert.Contains(new Fact("false splits", "129", "of 311 objects"), facts);
        Assert.Contains(new Fact("AP at IoU 0.5", "0.93", "0.5:0.95: 0.71"), facts);
        Assert.Contains(new Fact("loss", "4.0e-4", "after 200,000 steps"), facts);
        Assert.Contains(Fact.Of(new() { FalseSplits = 0, CutObjects = 1 }, prediction), static fact => fact.Note == "of 1 object");
        Assert.Empty(Fact.Of(new Theory.Measuring.Measurement(), prediction));
    }
}
