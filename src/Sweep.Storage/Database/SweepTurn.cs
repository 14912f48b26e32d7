namespace Sweep.Storage.Database;

/// <summary>
/// The line of those who change a sweep, and of those who write results while it must not change. Share locks of its row are no line: each one that
/// begins overtakes a change that waits. Take a turn before the row, in a statement of its own, so that the next one sees what the wait was for.
/// </summary>
internal static class SweepTurn
{
    private const int Class = 0x5377_6565;

    /// <param name="sweep">Expression of its id.</param>
    public static string Alone(string sweep) => $"select pg_advisory_xact_lock({Class}, hashtext({sweep}::text))";

    /// <param name="sweep">Expression of its id.</param>
    public static string Shared(string sweep) => $"select pg_advisory_xact_lock_shared({Class}, hashtext({sweep}::text))";
}
