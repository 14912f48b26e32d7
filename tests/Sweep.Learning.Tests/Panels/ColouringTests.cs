using CsCheck;
using Sweep.Learning.Measuring;
using Sweep.Learning.Panels;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Panels;

/// <summary>Which colours labels and embeddings get.</summary>
[Fast]
public sealed class ColouringTests
{
    private static readonly Gen<(int Rows, int Columns, int[] Labels)> Pictures =
        from rows in Gen.Int[1, 12]
        from columns in Gen.Int[1, 12]
        from most in Gen.Int[1, 60]
        from labels in Gen.Int[-2, most].Select(static label => Math.Max(label, 0)).Array[rows * columns]
        select (rows, columns, labels);

    [Fact]
    public void Touching_labels_have_distinct_colours() => Pictures.Sample(static picture =>
    {
        var (rows, columns, labels) = picture;
        var drawn = LabelColours.Of(labels, new Section(0, rows, columns));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                foreach (var (otherRow, otherColumn) in new[] { (row, column + 1), (row + 1, column), (row + 1, column + 1), (row + 1, column - 1) })
                {
                    if (otherRow < rows && otherColumn >= 0 && otherColumn < columns && TooMany(labels) is false)
                    {
                        var same = labels[(row * columns) + column] == labels[(otherRow * columns) + otherColumn];
                        Assert.Equal(same, drawn[row, column] == drawn[otherRow, otherColumn]);
                    }
                }
            }
        }
    });

    [Fact]
    public void A_label_has_one_colour_wherever_it_is_and_background_is_dark() => Pictures.Sample(static picture =>
    {
        var (rows, columns, labels) = picture;
        var drawn = LabelColours.Of(labels, new Section(0, rows, columns));

        Assert.All(labels.Zip(drawn.Pixels).GroupBy(static pair => pair.First), static label => Assert.Single(label.Select(static pair => pair.Second).Distinct()));
        Assert.All(labels.Zip(drawn.Pixels), static pair => Assert.Equal(pair.First == 0, pair.Second == Rgb.Night));
    });

    [Theory]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(36)]
    public void Up_to_36_labels_all_have_colours_of_their_own(int labels)
    {
        // Far apart on a line: nothing but the number of labels decides.
        var line = Enumerable.Range(0, labels * 40).Select(static pixel => pixel % 40 == 0 ? 1 + (pixel / 40) : 0).ToArray();

        Assert.Equal(labels + 1, LabelColours.Of(line, new Section(0, 1, line.Length)).Pixels.Distinct().Count());
    }

    [Fact]
    public void Hundreds_of_separate_objects_differ_from_those_around_them()
    {
        // Discs of side 3 on a lattice of 8: gaps of 5 pixels; each has eight others around it.
        const int side = 160;
        var labels = Enumerable.Range(0, side * side).Select(static pixel => (Row: pixel / side, Column: pixel % side))
            .Select(static place => place.Row % 8 < 3 && place.Column % 8 < 3 ? 1 + (place.Row / 8 * 20) + (place.Column / 8) : 0).ToArray();
        var drawn = LabelColours.Of(labels, new Section(0, side, side));

        for (var row = 0; row < 19; row++)
        {
            for (var column = 0; column < 19; column++)
            {
                var here = drawn[row * 8, column * 8];
                Assert.NotEqual(here, drawn[row * 8, (column + 1) * 8]);
                Assert.NotEqual(here, drawn[(row + 1) * 8, column * 8]);
                Assert.InRange(here.DistanceTo(drawn[row * 8, (column + 1) * 8]), 5000, double.MaxValue);
            }
        }
    }

    [Fact]
    public void Colours_of_the_palette_are_far_from_each_other_and_from_the_background()
    {
        Rgb[] colours = [Rgb.Night, .. Palette.For(12)];
        var closest = (from one in colours from other in colours where one != other select one.DistanceTo(other)).Min();

        // Root of 9 squared steps of 16: a hundred, a fifth of the way from black to white along the weights of the measure.
        Assert.InRange(Math.Sqrt(closest), 100, double.MaxValue);
        Assert.Equal(37, colours.Concat(Palette.For(36)).Distinct().Count());
    }

    [Fact]
    public void The_same_embedding_has_the_same_colour_and_distant_ones_do_not() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[2, 9], Gen.Int[0, 1000]).Sample(static (channels, clusters, seed) =>
        {
            // Integer coordinates: embeddings are equal or at least 1 apart, of 10 at most.
            var random = new Random(seed);
            var centres = Enumerable.Range(0, clusters).Select(_ => Enumerable.Range(0, Math.Min(channels, 3)).Select(_ => (double)random.Next(11)).ToArray()).ToArray();
            var members = Enumerable.Range(0, 400).Select(_ => random.Next(clusters)).ToArray();
            double[] values = [.. Enumerable.Range(0, channels).SelectMany(channel => members.Select(member => channel < 3 ? centres[member][channel] : 7))];
            var drawn = EmbeddingColours.Of(new Embeddings(values, new PerAxis(20, 20)), new Section(0, 20, 20));

            for (var one = 0; one < 400; one++)
            {
                for (var other = 0; other < 400; other += 17)
                {
                    Assert.Equal(centres[members[one]].SequenceEqual(centres[members[other]]), drawn.Pixels[one] == drawn.Pixels[other]);
                }
            }
        });

    [Fact]
    public void An_output_that_differs_by_rounding_alone_has_one_colour()
    {
        var values = Enumerable.Range(0, 300).Select(static index => (index / 100) + 2 + (index % 7 * 1e-9)).ToArray();

        Assert.Single(EmbeddingColours.Of(new Embeddings(values, new PerAxis(10, 10)), new Section(0, 10, 10)).Pixels.Distinct());
    }

    [Fact]
    public void Principal_directions_are_those_of_an_ellipse()
    {
        // Points +-5 along (3, 4) / 5 and +-1 across it: (3, 4), (-3, -4), (-0.8, 0.6), (0.8, -0.6).
        var directions = PrincipalDirections.Of([[3, -3, -0.8, 0.8], [4, -4, 0.6, -0.6]]);

        Assert.Equal([0.6, 0.8], directions[0], static (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal([0.8, -0.6], directions[1], static (one, other) => Math.Abs(one - other) < 1e-12);
    }

    [Fact]
    public void Strays_do_not_flatten_the_picture()
    {
        var stretch = ContrastStretch.Of([.. Enumerable.Range(0, 1000).Select(static number => number / 1000.0), 1e6]);

        Assert.InRange(stretch.Of(0.5), 0.49, 0.51);
        Assert.Equal((0, 1), (stretch.Of(-1), stretch.Of(1e6)));
    }

    /// <summary>Labels that may have more neighbours than there are colours: random noise scatters them everywhere.</summary>
    private static bool TooMany(int[] labels) => labels.Where(static label => label != 0).Distinct().Count() > 36;
}
