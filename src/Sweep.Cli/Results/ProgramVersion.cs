using System.Reflection;

namespace Sweep.Cli.Results;

/// <summary>The version of this program, as a report shows it.</summary>
internal static class ProgramVersion
{
    // Twelve digits of a revision are enough to find it.
    private const int Digits = 12;

    public static string Text { get; } =
        Short(Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "of unknown version");

    private static string Short(string version)
    {
        var revision = version.IndexOf('+') + 1;
        return revision > 0 && version.Length > revision + Digits ? version[..(revision + Digits)] : version;
    }
}
