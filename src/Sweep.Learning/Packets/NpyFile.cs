using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sweep.Theory;

namespace Sweep.Learning.Packets;

/// <summary>Reads and writes an array in numpy's format 1.0: a line that describes it, then the numbers in row-major order, little endian.</summary>
internal sealed partial record NpyFile(double[] Values, int[] Shape)
{
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <param name="isFloat64">Whether to write float64; otherwise float32, which represents the values exactly.</param>
    public static byte[] Write(double[] values, IReadOnlyList<int> shape, bool isFloat64)
    {
        var sides = string.Concat(shape.Select(static side => side.ToString(CultureInfo.InvariantCulture) + ", "));
        var text = $"{{'descr': '<f{(isFloat64 ? 8 : 4)}', 'fortran_order': False, 'shape': ({sides}), }}";
        var start = Magic.Length + sizeof(ushort);
        var padded = text.PadRight(text.Length + Alignment - ((start + text.Length) % Alignment) - 1) + "\n";
        var size = isFloat64 ? sizeof(double) : sizeof(float);
        var file = new byte[checked(start + padded.Length + (values.Length * size))];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(Magic.Length), checked((ushort)padded.Length));
        Encoding.ASCII.GetBytes(padded, file.AsSpan(start));
        var numbers = file.AsSpan(start + padded.Length);
        for (var index = 0; index < values.Length; index++)
        {
            if (isFloat64)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(numbers[(index * size)..], values[index]);
            }
            else
            {
                BinaryPrimitives.WriteSingleLittleEndian(numbers[(index * size)..], (float)values[index]);
            }
        }

        return file;
    }

    /// <exception cref="InvalidSweepException">The file is another one, or damaged.</exception>
    public static NpyFile Read(ReadOnlySpan<byte> file, string name)
    {
        var start = Magic.Length + sizeof(ushort);
        if (file.Length < start || !file.StartsWith(Magic))
        {
            throw Refused(name);
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(file[Magic.Length..]);
        var header = length <= file.Length - start ? HeaderText().Match(Encoding.ASCII.GetString(file.Slice(start, length))) : Match.Empty;
        if (!header.Success)
        {
            throw Refused(name);
        }

        int[] shape = [.. header.Groups["side"].Captures.Select(static side => int.Parse(side.Value, CultureInfo.InvariantCulture))];
        var size = header.Groups["size"].Value == "8" ? sizeof(double) : sizeof(float);
        var numbers = file[(start + length)..];
        if (shape.Aggregate(1.0, static (product, side) => product * side) * size != numbers.Length)
        {
            throw Refused(name);
        }

        var values = new double[numbers.Length / size];
        for (var index = 0; index < values.Length; index++)
        {
            var number = numbers[(index * size)..];
            values[index] = size == sizeof(double) ? BinaryPrimitives.ReadDoubleLittleEndian(number) : BinaryPrimitives.ReadSingleLittleEndian(number);
        }

        return new(values, shape);
    }

    private static InvalidSweepException Refused(string name) => new($"{name} in the packet is not a numpy array that a worker wrote; get the packet again");

    [GeneratedRegex(@"^\{'descr': '<f(?<size>[48])', 'fortran_order': False, 'shape': \(((?<side>\d{1,9}), ?)+\), \}\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex HeaderText();
}
