using System.Reflection;

namespace Sweep.Cli.Reports;

/// <summary>Which version of this program writes a report.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "of unknown version";
}
