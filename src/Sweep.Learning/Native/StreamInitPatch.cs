namespace Sweep.Learning.Native;

/// <summary>The result of the patch.</summary>
internal enum PatchOutcome
{
    /// <summary>The image now loads on an older libstdc++.</summary>
    Patched,

    /// <summary>The library does not need a newer libstdc++.</summary>
    NotNeeded,

    /// <summary>Other symbols need the newer libstdc++ as well, so nothing was changed.</summary>
    OtherSymbolsNeedIt,
}

/// <summary>
/// TorchSharp 0.107 needs GLIBCXX_3.4.32 (GCC 13) for one symbol, <c>std::ios_base_library_init()</c>, which Debian 12
/// and Ubuntu 22.04 lack. Its forerunner <c>std::ios_base::Init::Init()</c>, in every libstdc++, has the same effect (it
/// counts its calls and ignores <c>this</c>), so that symbol is bound to it instead.
/// </summary>
internal static class StreamInitPatch
{
    private const string NewVersion = "GLIBCXX_3.4.32";
    private const string OldVersion = "GLIBCXX_3.4";
    private const string NewSymbol = "_ZSt21ios_base_library_initv";
    private const string OldSymbol = "_ZNSt8ios_base4InitC1Ev";
    private const int SymbolLength = 24;
    private const int VersionLength = 2;

    /// <summary>The top bit of a symbol's version means "hidden" and is not part of its number.</summary>
    private const ushort VersionMask = 0x7fff;

    /// <exception cref="BadImageFormatException">The image is damaged.</exception>
    public static PatchOutcome Apply(ElfImage image)
    {
        var needed = NeededVersion.Of(image).ToList();
        var newer = needed.FindIndex(static version => version.Name == NewVersion);
        var older = needed.FindIndex(static version => version.Name == OldVersion);
        if (newer < 0)
        {
            return PatchOutcome.NotNeeded;
        }

        var bound = SymbolsAt(image, needed[newer].Index).ToList();
        if (older < 0 || bound.Any(symbol => image.Text(symbol.Name) != NewSymbol))
        {
            return PatchOutcome.OtherSymbolsNeedIt;
        }

        foreach (var symbol in bound)
        {
            image.Write(symbol.Name, OldSymbol);
            image.Write(symbol.Version, needed[older].Index);
        }

        needed[newer].RepeatIn(image, needed[older]);
        return PatchOutcome.Patched;
    }

    /// <summary>Returns the offsets of name and version of every symbol that is bound to a version.</summary>
    private static IEnumerable<(int Name, int Version)> SymbolsAt(ElfImage image, ushort version)
    {
        var symbols = image.Section(ElfSectionType.DynamicSymbols);
        var versions = image.Section(ElfSectionType.SymbolVersions);
        var names = image.NamesOf(symbols).Offset;
        for (var index = 0; index < symbols.Length / SymbolLength; index++)
        {
            var at = versions.Offset + (index * VersionLength);
            if ((image.U16(at) & VersionMask) == version)
            {
                yield return (names + image.Distance(symbols.Offset + (index * SymbolLength)), at);
            }
        }
    }
}
