using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sweep.Notices;

/// <summary>What a restored package says about its licence.</summary>
/// <param name="Licence">SPDX expression.</param>
/// <param name="Copyright">As the package states it, or its authors.</param>
/// <param name="Files">Paths of the licences and notices in the package.</param>
internal sealed partial record PackageNotice(string Id, string Version, string Licence, string Copyright, string Project, IReadOnlyList<string> Files)
{
    /// <summary>Licences of packages that state only an address, read there by a person.</summary>
    private static readonly Dictionary<string, string> ReadByHand = new() { ["K4os.Compression.LZ4"] = "MIT" };

    /// <param name="folder">The package as the restore unpacked it.</param>
    /// <exception cref="InvalidDataException">The package states no licence that is known here.</exception>
    public static PackageNotice Read(string folder)
    {
        var metadata = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value is { } value && value.Trim().Length > 0
            ? Blanks().Replace(value.Trim(), " ") : null;
        var id = Value("id")!;
        var licence = metadata.Elements().FirstOrDefault(static element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value
            ?? ReadByHand.GetValueOrDefault(id)
            ?? throw new InvalidDataException($"package {id} states no SPDX licence ({Value("licenseUrl") ?? "nor an address"}); read it and add it to {nameof(ReadByHand)}");
        return new(
            id, Value("version")!, licence, Value("copyright") ?? Value("authors")!, Value("projectUrl") ?? "",
            [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(static file => NoticeFile().IsMatch(Path.GetFileName(file))).Order(StringComparer.Ordinal)]);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>Plain text only: what is RTF stands in other files, too.</summary>
    [GeneratedRegex(@"^(licen[cs]e|notice|third-?party-?notices?)[^.]*(\.txt|\.md)?$", RegexOptions.IgnoreCase)]
    private static partial Regex NoticeFile();
}
