namespace Sweep.Learning.Training;

/// <summary>Takes a training up where it was left, and saves it every now and then.</summary>
internal sealed class CheckpointRhythm(Checkpointing options, TrainingState state)
{
    /// <summary>A training that is stopped is saved when more than this of it would be lost.</summary>
    private static readonly TimeSpan Trifle = TimeSpan.FromSeconds(2);

    private long lastTry = options.Time.GetTimestamp();
    private int saved;
    private bool isTroubled;

    /// <summary>The step that the training goes on from; null: it begins.</summary>
    public int? Resume()
    {
        var isResumed = options.Folder.Restore(state, options.Trouble);
        (lastTry, saved) = (options.Time.GetTimestamp(), state.Steps.Count);
        return isResumed ? saved : null;
    }

    /// <summary>To be called between two steps.</summary>
    public void Beat(bool isStopping)
    {
        var unsaved = options.Time.GetElapsedTime(lastTry);
        var isWorth = unsaved >= options.Interval || (isStopping && unsaved >= Trifle);
        if (isWorth && state.Steps.Count > saved)
        {
            Save();
            lastTry = options.Time.GetTimestamp();
        }
    }

    private void Save()
    {
        try
        {
            options.Folder.Save(state, options.Time.GetUtcNow());
            saved = state.Steps.Count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last is what .NET makes of a file that outgrows the limit of its user or of the file system.
            if (!isTroubled)
            {
                options.Trouble($"no checkpoint could be written ({exception.Message}); the training goes on, and begins anew should this process end");
            }

            isTroubled = true;
        }
    }
}
