namespace Sweep.Worker;

/// <summary>How a worker process ends; the same numbers as those of <c>sweep</c>.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    public const int WrongArguments = 2;

    public const int UnfitEnvironment = 5;

    /// <summary>A native call did not come back long after its time was up.</summary>
    public const int Overrun = 6;

    /// <summary>The process that started this one is gone.</summary>
    public const int Orphaned = 7;

    /// <summary>It has done enough for one process, and left in good order for a fresh one to take over.</summary>
    public const int Recycled = 8;
}
