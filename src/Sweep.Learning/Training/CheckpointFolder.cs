using System.Security.Cryptography;
using System.Text;
using Sweep.Learning.Networks.Files;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Learning.Training;

/// <summary>
/// The checkpoints of one training. Several processes may use it at once: a file appears whole or not at all, is named by its content
/// and never changed.
/// </summary>
public sealed class CheckpointFolder
{
    /// <summary>The newest, and the one before it in case that the newest turns out to be broken.</summary>
    private const int Kept = 2;

    private const string Unfinished = ".unfinished";
    private const string Name = "checkpoints";

    /// <summary>Not the world's: other users of a shared disk neither read nor replace what others train. The mask of the process may take more.</summary>
    private const UnixFileMode GroupFile = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private const UnixFileMode GroupFolder = GroupFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute;

    /// <summary>A training that nobody saved for so long is given up by those who look after the folder.</summary>
    public static readonly TimeSpan Forsaken = TimeSpan.FromDays(30);

    /// <summary>No checkpoint takes so long to write: its writer was killed.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly KeyValuePair<string, string>[] training;

    private CheckpointFolder(string artifacts, KeyValuePair<string, string>[] training)
    {
        this.training = training;
        var text = string.Join('\n', training.Select(static part => part.Value));
        Location = Path.Combine(artifacts, Name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>ARTIFACTS/checkpoints/KEY; need not exist.</summary>
    public string Location { get; }

    /// <summary>The folder of a training: wherever one of these differs, the numbers could differ, and the folder is another.</summary>
    /// <param name="point">A trial of the training.</param>
    /// <param name="images">SHA-256 of the user's images that it sees; empty for made scenes.</param>
    /// <param name="science">Version of the code that computes.</param>
    public static CheckpointFolder For(string artifacts, GridPoint point, string images, string science, string libraries, string device) => new(artifacts,
    [
        new("training", point.TrainingCanonical),
        new("images", images),
        new("science", science),
        new("libraries", libraries),
        new("device", device),
    ]);

    /// <summary>Removes the checkpoints of trainings that nobody saved for <see cref="Forsaken"/>: what could not be removed when they were done.</summary>
    /// <exception cref="IOException">One cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    public static void RemoveForsaken(string artifacts, DateTimeOffset now)
    {
        var all = new DirectoryInfo(Path.Combine(artifacts, Name));
        foreach (var folder in all.Exists ? all.EnumerateDirectories().Where(folder => now - folder.LastWriteTimeUtc > Forsaken) : [])
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The training is done and nobody will ask for its checkpoints.</summary>
    /// <exception cref="IOException">Another process writes there at this moment.</exception>
    public void Remove()
    {
        if (Directory.Exists(Location))
        {
            Directory.Delete(Location, recursive: true);
        }
    }

    /// <summary>Takes over the newest checkpoint that is whole and of this training; false: there is none.</summary>
    /// <param name="trouble">Receives a sentence about each that was passed over.</param>
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
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
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

    /// <summary>The SHA-256 of what was meant to be written, not of what arrived: the two are compared when it is read.</summary>
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
