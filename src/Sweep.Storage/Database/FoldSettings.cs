namespace Sweep.Storage.Database;

/// <summary>
/// Settings of the server for reading connections. Folds over a large sweep sort and hash more than the server's default memory holds, and would
/// otherwise go through files; compiling the expressions of these wide views takes longer than it saves.
/// </summary>
internal static class FoldSettings
{
    public const string Local = "set local work_mem = '64MB'; set local jit = off";

    /// <summary>The settings as options of a connection.</summary>
    public const string Options = "-c work_mem=64MB -c jit=off";
}
