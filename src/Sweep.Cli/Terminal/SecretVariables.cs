using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>
/// Environment variables that hold secrets may name a file instead: SWEEP_DATABASE_FILE for SWEEP_DATABASE. Containers and
/// services get their secrets as files, and fewer users can read a file than an environment.
/// </summary>
internal static class SecretVariables
{
    private static readonly string[] Names = ["SWEEP_DATABASE", "SWEEP_DATABASE_READER", "SWEEP_DASHBOARD_TOKEN"];

    /// <param name="variable">The environment as it is.</param>
    /// <returns>The environment with the contents of the files. A file that cannot be read throws <see cref="UnfitEnvironmentException"/>.</returns>
    public static Func<string, string?> Over(Func<string, string?> variable) =>
        name => variable(name) is { Length: > 0 } value ? value
            : Names.Contains(name) && variable($"{name}_FILE") is { Length: > 0 } file ? Read($"{name}_FILE", file)
            : null;

    private static string Read(string name, string file)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } text
                ? text
                : throw new UnfitEnvironmentException($"{name} names {file}, which is empty; write the secret into it");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnfitEnvironmentException($"{name} names {file}, which cannot be read; name a file that this user can read and that contains the secret", cause);
        }
    }
}
