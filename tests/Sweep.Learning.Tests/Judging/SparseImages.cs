using NetVips;

namespace Sweep.Learning.Tests.Judging;

/// <summary>A folder of dark images with a few bright discs, so that a small window mostly shows nothing.</summary>
internal sealed class SparseImages : IDisposable
{
    private const int Side = 256;
    private const int Cell = 64;
    private const int Radius = 7;

    public SparseImages(int images)
    {
        for (var image = 0; image < images; image++)
        {
            var labels = Labels(new Random(image));
            Write($"c{image}.png", label => label == 0 ? 0 : 120 + (8 * label), labels, Enums.BandFormat.Uchar, Enums.Interpretation.Bw);
            Write($"c{image}_labels.png", static label => label, labels, Enums.BandFormat.Ushort, Enums.Interpretation.Grey16);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("sweep-sparse-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>One disc in each cell of 64 x 64 pixels.</summary>
    private static int[] Labels(Random random)
    {
        var labels = new int[Side * Side];
        for (var cell = 0; cell < Side / Cell * (Side / Cell); cell++)
        {
            var row = (cell / (Side / Cell) * Cell) + random.Next(Radius, Cell - Radius);
            var column = (cell % (Side / Cell) * Cell) + random.Next(Radius, Cell - Radius);
            for (var pixel = 0; pixel < labels.Length; pixel++)
            {
                var (down, right) = ((pixel / Side) - row, (pixel % Side) - column);
                labels[pixel] = (down * down) + (right * right) <= Radius * Radius ? cell + 1 : labels[pixel];
            }
        }

        return labels;
    }

    private void Write(string name, Func<int, int> value, int[] labels, Enums.BandFormat format, Enums.Interpretation interpretation)
    {
        using var numbers = Image.NewFromMemory(labels.Select(label => (ushort)value(label)).ToArray(), Side, Side, 1, Enums.BandFormat.Ushort);
        using var image = numbers.Cast(format).Copy(interpretation: interpretation);
        image.Pngsave(Path.Combine(Folder, name));
    }
}
