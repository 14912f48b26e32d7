using Microsoft.Extensions.Logging;

namespace Sweep.Worker.Compute;

/// <summary>Events of a worker's checkpoints, numbers 204 and 205. Numbers are never reused.</summary>
internal static partial class CheckpointLog
{
    [LoggerMessage(204, LogLevel.Warning, "{Sentence}")]
    public static partial void CheckpointTrouble(this ILogger logger, string sentence);

    [LoggerMessage(205, LogLevel.Debug, "The checkpoints in {Folder} were not removed: {Reason}")]
    public static partial void CheckpointsLeft(this ILogger logger, string folder, string reason);
}
