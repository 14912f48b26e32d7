using System.Reflection;
using System.Security.Cryptography;
using Sweep.Learning.Runs;
using Sweep.Theory.Points;

namespace Sweep.Worker.Compute;

/// <summary>
/// The version of the code that computes: the theory and the network. Each of the two assemblies has a hash of its whole content, which
/// Directory.Build.props keeps independent of folders and commits.
/// </summary>
internal static class ScienceVersion
{
    private const int Digits = 16;

    public static IReadOnlyList<Assembly> Assemblies { get; } = [typeof(GridPoint).Assembly, typeof(TrainingRun).Assembly];

    public static string Current { get; } = Of(Assemblies.Select(static assembly => assembly.ManifestModule.ModuleVersionId));

    internal static string Of(IEnumerable<Guid> modules) =>
        Convert.ToHexStringLower(SHA256.HashData([.. modules.SelectMany(static module => module.ToByteArray())]))[..Digits];
}

/// <summary>The commit that this program was built from, as the SDK writes it behind the version.</summary>
internal static class GitRevision
{
    public static string Current { get; } = Of(
        typeof(GitRevision).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    internal static string Of(string? informationalVersion) =>
        informationalVersion?.Split('+') is [_, { Length: > 0 } revision] ? revision : "unknown";
}
