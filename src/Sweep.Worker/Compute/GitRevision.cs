using System.Reflection;

namespace Sweep.Worker.Compute;

/// <summary>The commit that this program was built from, as the SDK writes it behind the version.</summary>
internal static class GitRevision
{
    public static string Current { get; } = Of(
        typeof(GitRevision).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    internal static string Of(string? informationalVersion) =>
        informationalVersion?.Split('+') is [_, { Length: > 0 } revision] ? revision : "unknown";
}
