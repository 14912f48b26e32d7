namespace Sweep.Learning.Native;

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
