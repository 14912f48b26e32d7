namespace Sweep.Notices;

/// <summary>Texts of licences by their SPDX names.</summary>
internal static class LicenceTexts
{
    /// <exception cref="InvalidDataException">The licence is new here.</exception>
    public static string Of(string licence)
    {
        using var text = typeof(LicenceTexts).Assembly.GetManifestResourceStream($"{licence}.txt")
            ?? throw new InvalidDataException($"licence {licence} is new: see whether Sweep may use such a package, and add the text to Licences/");
        using var reader = new StreamReader(text);
        return reader.ReadToEnd();
    }
}
