namespace Sweep.Learning.Training;

/// <summary>Resumes a training from its checkpoint, and saves it at intervals.</summary>
internal sealed class CheckpointRhythm(Checkpointing options, TrainingState state)
{
    /// <summary>A stopped training is saved if more than this time of it would be lost.</summary>
    private static readonly TimeSpan Trifle = TimeSpan.FromSeconds(2);

    private long lastTry = options.Time.GetTimestamp();
    private int saved;
    private bool isTroubled;

    /// <summary>The step at which the training resumes; null: it starts at the beginning.</summary>
    public int? Resume()
    {
        var isResumed = options.Folder.Restore(state, options.Trouble);
        (lastTry, saved) = (options.Time.GetTimestamp(), state.Steps.Count);
        return isResumed ? saved : null;
    }

    /// <summary>Must be called between two steps.</summary>
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
            // .NET throws the last one for a file beyond the limit of its user or of the file system.
            if (!isTroubled)
            {
                options.Trouble($"no checkpoint could be written ({exception.Message}); the training continues, but starts again from the beginning if this process ends");
            }

            isTroubled = true;
        }
    }
}

/// <summary>The folder and the interval of a training's checkpoints.</summary>
/// <param name="Interval">Training time between two checkpoints, and before the first.</param>
/// <param name="Trouble">Receives a sentence if a checkpoint could not be written (once) or read; the training continues.</param>
public sealed record Checkpointing(CheckpointFolder Folder, TimeSpan Interval, TimeProvider Time, Action<string> Trouble);
