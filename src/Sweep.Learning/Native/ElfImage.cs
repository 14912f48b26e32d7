using System.Buffers.Binary;
using System.Text;

namespace Sweep.Learning.Native;

/// <summary>A 64-bit little-endian ELF library in memory, as far as symbol versions are read and rewritten.</summary>
internal sealed class ElfImage
{
    private const uint Magic = 0x464c457f;
    private const byte Class64 = 2;
    private const byte LittleEndian = 1;
    private const int HeaderLength = 64;

    private readonly byte[] bytes;
    private readonly List<ElfSection> sections = [];

    /// <exception cref="BadImageFormatException">The bytes are not such a library, or end too early.</exception>
    public ElfImage(byte[] bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < HeaderLength || U32(0) != Magic || bytes[4] != Class64 || bytes[5] != LittleEndian)
        {
            throw new BadImageFormatException("not a 64-bit little-endian ELF file");
        }

        var table = Offset(0x28);
        var entryLength = U16(0x3A);
        for (var index = 0; index < U16(0x3C); index++)
        {
            var entry = table + (index * entryLength);
            sections.Add(new ElfSection((ElfSectionType)U32(entry + 4), Offset(entry + 24), Offset(entry + 32), Distance(entry + 40)));
        }
    }

    /// <exception cref="BadImageFormatException">There is no section of this type.</exception>
    public ElfSection Section(ElfSectionType type)
    {
        var found = sections.FindIndex(section => section.Type == type);
        return found >= 0 ? sections[found] : throw new BadImageFormatException($"the ELF file has no {type} section");
    }

    /// <summary>Returns the section with the names of <paramref name="section"/>.</summary>
    public ElfSection NamesOf(ElfSection section) => section.Link < sections.Count
        ? sections[section.Link]
        : throw new BadImageFormatException("a section of the ELF file has no names");

    public ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, 2));

    public uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(at, 4));

    /// <summary>Reads a 32-bit offset.</summary>
    public int Distance(int at) => U32(at) is var value and <= int.MaxValue ? (int)value : throw TooShort();

    public void Write(int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Slice(at, 2), value);

    public void Write(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Slice(at, 4), value);

    /// <summary>Reads the zero-terminated text at an offset.</summary>
    public string Text(int at)
    {
        var rest = Slice(at, bytes.Length - at);
        var length = rest.IndexOf((byte)0);
        return length >= 0 ? Encoding.ASCII.GetString(rest[..length]) : throw TooShort();
    }

    /// <summary>Overwrites a zero-terminated text by one of at most the same length.</summary>
    public void Write(int at, string text)
    {
        if (text.Length > Text(at).Length)
        {
            throw new ArgumentException($"'{text}' does not fit in the place of '{Text(at)}'", nameof(text));
        }

        var place = Slice(at, text.Length + 1);
        Encoding.ASCII.GetBytes(text, place);
        place[text.Length] = 0;
    }

    private int Offset(int at)
    {
        var value = BinaryPrimitives.ReadUInt64LittleEndian(Slice(at, 8));
        return value <= int.MaxValue ? (int)value : throw TooShort();
    }

    private Span<byte> Slice(int at, int length) =>
        at >= 0 && length >= 0 && at <= bytes.Length - length ? bytes.AsSpan(at, length) : throw TooShort();

    private static BadImageFormatException TooShort() => new("the ELF file ends too early");
}

/// <summary>The section types that symbol versions live in (ELF gABI and its GNU extensions).</summary>
internal enum ElfSectionType : uint
{
    DynamicSymbols = 11,
    VersionsNeeded = 0x6ffffffe,
    SymbolVersions = 0x6fffffff,
}

/// <param name="Offset">First byte in the file.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Link">Index of the section with this one's names.</param>
internal readonly record struct ElfSection(ElfSectionType Type, int Offset, int Length, int Link);

/// <summary>One "needs version Name" entry of a library, such as GLIBCXX_3.4.32.</summary>
/// <param name="Index">Number by which symbols refer to it.</param>
/// <param name="Entry">Offset of the entry (Elf64_Vernaux) in the file.</param>
internal readonly record struct NeededVersion(string Name, ushort Index, int Entry)
{
    private const int HashAt = 0;
    private const int IndexAt = 6;
    private const int NameAt = 8;
    private const int NextAt = 12;

    public static IEnumerable<NeededVersion> Of(ElfImage image)
    {
        var section = image.Section(ElfSectionType.VersionsNeeded);
        var names = image.NamesOf(section).Offset;
        for (var library = section.Offset; ;)
        {
            var entry = library + image.Distance(library + 8);
            for (var left = image.U16(library + 2); left > 0; left--)
            {
                yield return new NeededVersion(image.Text(names + image.Distance(entry + NameAt)), image.U16(entry + IndexAt), entry);
                entry += image.Distance(entry + NextAt);
            }

            var next = image.Distance(library + 12);
            if (next == 0)
            {
                yield break;
            }

            library += next;
        }
    }

    /// <summary>Makes this entry require the same version as <paramref name="other"/>, and so nothing more.</summary>
    public void RepeatIn(ElfImage image, NeededVersion other)
    {
        image.Write(Entry + HashAt, image.U32(other.Entry + HashAt));
        image.Write(Entry + NameAt, image.U32(other.Entry + NameAt));
    }
}
