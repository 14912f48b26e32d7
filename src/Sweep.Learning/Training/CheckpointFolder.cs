using System.Security.Cryptography;
using System.Text;
using Sweep.Learning.Networks;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Learning.Training;

/// <summary>
/// The checkpoints of one training. Several processes may use it at once: a file appears complete or not at all, is named by its content
/// and never changes.
/// </summary>
public sealed class CheckpointFolder
{
    /// <summary>Number of kept checkpoints: the newest, and the one before it in case the newest is damaged.</summary>
    private const int Kept = 2;

    private const string Unfinished = ".unfinished";
    private const string Name = "checkpoints";

    /// <summary>No rights for others: other users of a shared disk neither read nor replace a checkpoint. The mask of the process may remove more rights.</summary>
    private const UnixFileMode GroupFile = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private const UnixFileMode GroupFolder = GroupFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute;

    /// <summary>A training that was not saved for this long is abandoned, and its checkpoints are removed.</summary>
    public static readonly TimeSpan Forsaken = TimeSpan.FromDays(30);

    /// <summary>Age of an unfinished file whose writer must have been killed.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly KeyValuePair<string, string>[] training;

    private CheckpointFolder(string artifacts, KeyValuePair<string, string>[] training)
    {
        this.training = training;
        var text = string.Join('\n', training.Select(static part => part.Value));
        Location = Path.Combine(artifacts, Name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>ARTIFACTS/checkpoints/KEY; it may not exist.</summary>
    public string Location { get; }

    /// <summary>Returns the folder of a training. If one of these arguments differs, the numbers could differ, and so does the folder.</summary>
    /// <param name="point">A trial of the training.</param>
    /// <param name="images">SHA-256 of the user's images that it uses; empty for made scenes.</param>
    /// <param name="science">Version of the code that computes.</param>
    public static CheckpointFolder For(string artifacts, GridPoint point, string images, string science, string libraries, string device) => new(artifacts,
    [
        new("training", point.TrainingCanonical),
        new("images", images),
        new("science", science),
        new("libraries", libraries),
        new("device", device),
    ]);

    /// <summary>Removes the checkpoints of trainings that were not saved for <see cref="Forsaken"/>, because an earlier removal failed.</summary>
    /// <exception cref="IOException">A checkpoint cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">This user lacks the right.</exception>
    public static void RemoveForsaken(string artifacts, DateTimeOffset now)
    {
        var all = new DirectoryInfo(Path.Combine(artifacts, Name));
        foreach (var folder in all.Exists ? all.EnumerateDirectories().Where(folder => now - folder.LastWriteTimeUtc > Forsaken) : [])
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Removes the checkpoints of a training that is done.</summary>
    /// <exception cref="IOException">Another process writes there at this moment.</exception>
    public void Remove()
    {
        if (Directory.Exists(Location))
        {
            Directory.Delete(Location, recursive: true);
        }
    }

    /// <summary>Loads the newest undamaged checkpoint of this training; false: there is none.</summary>
    /// <param name="trouble">Receives a sentence about each rejected checkpoint.</param>
    internal bool Restore(TrainingState state, Action<string> trouble)
    {
        foreach (var file in Files(trouble))
        {
            try
            {
                if (file.IsWhole())
                {
                    using var stored = Safetensors.Read(file.Path);
                    if (training.All(part => stored.Metadata.TryGetValue(part.Key, out var text) && text == part.Value) && state.TryRestore(stored, file.Step))
                    {
                        return true;
                    }
                }

                trouble($"checkpoint '{file.Path}' is damaged or of another training; an older one is used, or none");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidSweepException)
            {
                trouble($"checkpoint '{file.Path}' cannot be read ({exception.Message}); an older one is used, or none");
            }
        }

        return false;
    }

    /// <exception cref="IOException">The disk is full, or the folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user lacks the right to write there.</exception>
    internal void Save(TrainingState state, DateTimeOffset now)
    {
        Create();
        RemoveOld(now);
        var unfinished = Path.Combine(Location, $"{Guid.NewGuid():N}{Unfinished}");
        try
        {
            var hash = WriteThrough(unfinished, state);
            File.Move(unfinished, CheckpointFile.Of(Location, state.Steps.Count, hash).Path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        RemoveOld(now);
    }

    /// <summary>Returns the SHA-256 of the content in memory, not of the file: a reader compares the two.</summary>
    private string WriteThrough(string path, TrainingState state)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = GroupFile;
        }

        using var file = new FileStream(path, options);
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            state.Write(hashing, training);
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    private void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Location);
            return;
        }

        var all = Path.GetDirectoryName(Location)!;
        Directory.CreateDirectory(Path.GetDirectoryName(all)!);
        Directory.CreateDirectory(all, GroupFolder);
        Directory.CreateDirectory(Location, GroupFolder);
    }

    private IReadOnlyList<CheckpointFile> Files(Action<string> trouble)
    {
        try
        {
            return CheckpointFile.In(Location);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            trouble($"checkpoints in '{Location}' cannot be read ({exception.Message}); the training begins anew");
            return [];
        }
    }

    private void RemoveOld(DateTimeOffset now)
    {
        var forsaken = Directory.EnumerateFiles(Location, $"*{Unfinished}").Where(file => now - File.GetLastWriteTimeUtc(file) > Abandoned);
        foreach (var file in CheckpointFile.In(Location).Skip(Kept).Select(static file => file.Path).Concat(forsaken))
        {
            File.Delete(file);
        }
    }
}
