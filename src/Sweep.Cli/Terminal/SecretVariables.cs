using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>
/// Environment variables that hold secrets may name a file instead: SWEEP_DATABASE_FILE for SWEEP_DATABASE. Containers and
/// services are handed their secrets so, and an environment is seen by more eyes than a file.
/// </summary>
internal static class SecretVariables
{
    private static readonly string[] Names = ["SWEEP_DATABASE", "SWEEP_DATABASE_READER", "SWEEP_DASHBOARD_TOKEN"];

    /// <param name="variable">The environment as it is.</param>
    /// <returns>The environment with what the files hold; reading one that is named but not readable throws <see cref="UnfitEnvironmentException"/>.</returns>
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
            throw new UnfitEnvironmentException($"{name} names {file}, which cannot be read; let it name a file that this user may read and that holds the secret", cause);
        }
    }
}
