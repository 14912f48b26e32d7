namespace Sweep.Learning.Native;

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
