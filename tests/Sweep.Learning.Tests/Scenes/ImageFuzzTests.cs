using NetVips;
using Sweep.Learning.Scenes;
using Sweep.Tests.Shared;
using Sweep.Theory.Sweeps;

namespace Sweep.Learning.Tests.Scenes;

/// <summary>Damaged image files are read or refused in a sentence; none brings the process down.</summary>
[Slow]
public sealed class ImageFuzzTests : IDisposable
{
    private const int Rounds = 1500;

    private static readonly byte[] Pixels = [.. Enumerable.Range(0, 64).Select(static pixel => (byte)(3 * pixel))];

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-fuzz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Png() => Mutations.Try([Encoded(false, static image => image.PngsaveBuffer()), Encoded(true, static image => image.PngsaveBuffer())], Rounds, Reading("a.png", 2));

    [Fact]
    public void Tiff() => Mutations.Try(
        [
            TiffBytes.Of(8, 8, [Pixels]), TiffBytes.Of(8, 8, [Pixels], photometric: 0), Encoded(true, static image => image.TiffsaveBuffer()),
            Encoded(false, static image => image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate)),
        ],
        Rounds, Reading("a.tif", 2));

    [Fact]
    public void Volumes() => Mutations.Try(
        [TiffBytes.Of(8, 8, [Pixels, Pixels, Pixels]), TiffBytes.Of(8, 8, [Pixels, Pixels], texts: [(270, "ImageJ=1.53t\nimages=2\nslices=2\n\0")])],
        Rounds, Reading("a.tif", 3), "images=", "slices=7\n", "channels=2\n", "<OME><Pixels SizeZ=\"9\"/>");

    private Action<byte[]> Reading(string name, int dimensions)
    {
        var path = Path.Combine(folder, name);
        return content =>
        {
            File.WriteAllBytes(path, content);
            var (sides, pixels) = GreyFile.Read(ImageFile.Of(path), dimensions);
            Assert.Equal(sides.Product(), pixels.Length);
        };
    }

    private static byte[] Encoded(bool deep, Func<Image, byte[]> encode)
    {
        using var grey = Image.NewFromMemory(Pixels, 8, 8, 1, Enums.BandFormat.Uchar);
        using var image = deep ? grey.Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Grey16) : grey.Copy(interpretation: Enums.Interpretation.Bw);
        return encode(image);
    }
}
