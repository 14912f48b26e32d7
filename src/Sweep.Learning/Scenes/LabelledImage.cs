using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

namespace Sweep.Learning.Scenes;

/// <summary>One of the user's images with its ground truth, both in row-major order.</summary>
/// <param name="Name">The file of the image.</param>
/// <param name="Pixels">Scaled so that the image's 1st percentile is 0 and its 99.8th is 1; if these are equal, or its brightest pixel would be above
/// 100, its minimum is 0 and its maximum 1. A constant image is 0 throughout.</param>
/// <param name="Labels">0 for background, another number for each object.</param>
internal sealed record LabelledImage(string Name, PerAxis Sides, double[] Pixels, int[] Labels)
{
    private const double Dark = 0.01;
    private const double Bright = 0.998;

    /// <summary>With larger numbers a network would learn nothing else.</summary>
    private const double Brightest = 100;

    /// <exception cref="InvalidSweepException">A file is not such an image, or the two differ in size.</exception>
    public static LabelledImage Read(ImageFile imageFile, ImageFile labelsFile, int dimensions)
    {
        var (image, labels) = (imageFile.Path, labelsFile.Path);
        var (sides, pixels) = GreyFile.Read(imageFile, dimensions);
        var (labelSides, numbers) = GreyFile.ReadStored(labelsFile, dimensions);
        if (sides != labelSides)
        {
            throw new InvalidSweepException($"{image} has {Written(sides)} pixels but its labels {labels} have {Written(labelSides)}; both need the same size");
        }

        if (Array.Find(numbers, static number => number < 0 || number != Math.Floor(number) || number > int.MaxValue) is var odd and not 0)
        {
            throw new InvalidSweepException($"{labels} has the value {odd}, which is not a label; use whole numbers, 0 for background");
        }

        if (!Array.TrueForAll(pixels, double.IsFinite))
        {
            throw new InvalidSweepException($"{image} has infinite or undefined brightness; use images of whole numbers, 8 or 16 bits");
        }

        var sorted = pixels.Order().ToArray();
        var (dark, bright) = (sorted[(int)(Dark * (sorted.Length - 1))], sorted[(int)(Bright * (sorted.Length - 1))]);
        if (bright == dark || sorted[^1] - dark > Brightest * (bright - dark))
        {
            // Few pixels differ from the others, such as 1 of 1000 that is bright above a background of a few counts.
            (dark, bright) = (sorted[0], sorted[^1]);
        }

        var range = bright > dark ? bright - dark : 1;
        return new(image, sides, Array.ConvertAll(pixels, value => (value - dark) / range), Array.ConvertAll(numbers, static number => (int)number));
    }

    /// <exception cref="InvalidSweepException">The image is too small.</exception>
    public void Hold(PerAxis needed, string remedy)
    {
        if (!needed.Zip(Sides, static (wanted, side) => side - wanted).All(static rest => rest >= 0))
        {
            throw new InvalidSweepException($"{Name} has {Written(Sides)} pixels but {Written(needed)} are needed; use {remedy}, or images of at least {Written(needed)} pixels");
        }
    }

    private static string Written(PerAxis sides) => string.Join('x', sides.ToArray());
}
