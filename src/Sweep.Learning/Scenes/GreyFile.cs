using NetVips;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

namespace Sweep.Learning.Scenes;

/// <summary>Reads the numbers of a PNG or TIFF file; the pages of a TIFF file are the first axis of a volume.</summary>
internal static class GreyFile
{
    /// <summary>Most pixels of an image or a volume: 512 x 512 x 512. They are counted before they are decoded.</summary>
    private const long MostPixels = 1L << 27;

    static GreyFile()
    {
        // A fault in a file is thrown as an exception; the library's lines on standard error would only repeat it.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, static (_, _, _) => { });
        // Every file is read once, by a process with one core, so a cache or threads would not help.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
    }

    /// <summary>Reads brightness; if 0 is white in a TIFF file, the numbers are inverted.</summary>
    /// <exception cref="InvalidSweepException">The file is truncated, not an image, in colour, too large, or has another number of dimensions.</exception>
    public static (PerAxis Sides, double[] Pixels) Read(ImageFile file, int dimensions)
    {
        var (sides, pixels, _) = Decode(file, dimensions);
        return (sides, pixels);
    }

    /// <summary>Reads the stored numbers, without regard to colour.</summary>
    /// <exception cref="InvalidSweepException">As <see cref="Read"/>.</exception>
    public static (PerAxis Sides, double[] Numbers) ReadStored(ImageFile file, int dimensions)
    {
        var (sides, pixels, white) = Decode(file, dimensions);
        return (sides, white is { } largest ? Array.ConvertAll(pixels, value => largest - value) : pixels);
    }

    /// <param name="White">Number from which the library subtracted the stored numbers; null: none.</param>
    private static (PerAxis Sides, double[] Pixels, double? White) Decode(ImageFile file, int dimensions)
    {
        var path = file.Path;
        var content = file.Read();
        if (content.Length == 0)
        {
            throw new InvalidSweepException($"{path} cannot be read as an image: it is empty; copy it again");
        }

        var tiff = TiffPages.Of(content, path);
        tiff?.Check(path);
        try
        {
            using var image = tiff is null
                ? Image.PngloadBuffer(content, failOn: Enums.FailOn.Error)
                : Image.TiffloadBuffer(content, n: -1, failOn: Enums.FailOn.Error);
            if (image.Bands != 1)
            {
                throw new InvalidSweepException($"{path} has {image.Bands} channels; use grey images with one");
            }

            if ((long)image.Height * image.Width > MostPixels)
            {
                throw new InvalidSweepException($"{path} has {(long)image.Height * image.Width} pixels; use images of at most {MostPixels}, cut into parts");
            }

            var pages = image.Height / image.PageHeight;
            if (pages > 1 != (dimensions == 3))
            {
                throw new InvalidSweepException(dimensions == 3
                    ? $"{path} has one page; dimensions 3 needs a TIFF file with a page for every slice"
                    : $"{path} has {pages} pages, a volume; use it with dimensions 3");
            }

            using var numbers = image.Cast(Enums.BandFormat.Double);
            return (
                dimensions == 3 ? new PerAxis(pages, image.PageHeight, image.Width) : new PerAxis(image.Height, image.Width),
                numbers.WriteToMemory<double>(),
                tiff is { IsWhiteZero: true } ? Largest(image.Format) : null);
        }
        catch (VipsException fault)
        {
            throw new InvalidSweepException($"{path} cannot be read as an image ({Cause(fault)}); use whole PNG or TIFF files of 8 or 16 bits", fault);
        }
    }

    private static double? Largest(Enums.BandFormat format) => format switch
    {
        Enums.BandFormat.Uchar => byte.MaxValue,
        Enums.BandFormat.Char => sbyte.MaxValue,
        Enums.BandFormat.Ushort => ushort.MaxValue,
        Enums.BandFormat.Short => short.MaxValue,
        Enums.BandFormat.Uint => uint.MaxValue,
        Enums.BandFormat.Int => int.MaxValue,
        _ => null,
    };

    /// <summary>The library reports first that it failed, then the reason, once for every strip.</summary>
    private static string Cause(VipsException fault)
    {
        var lines = fault.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(static line => !line.StartsWith("unable to", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "unknown format";
    }
}
