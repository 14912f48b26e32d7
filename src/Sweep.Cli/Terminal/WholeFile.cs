using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>A file that is written under another name first: under its own it is there whole or not at all.</summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string path;
    private readonly string unfinished;

    private WholeFile(string path)
    {
        this.path = path;
        unfinished = $"{path}.{Environment.ProcessId}.tmp";
        Stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
    }

    public FileStream Stream { get; }

    /// <param name="isOwn">Whether what is there under the name may be replaced.</param>
    /// <param name="force">Replaces any file.</param>
    /// <exception cref="InvalidSweepException">Something else is there.</exception>
    public static async Task<WholeFile> CreateAsync(string path, Func<string, Task<bool>> isOwn, bool force)
    {
        var named = Path.GetFullPath(path);

        // A rename would put a file into the place of a link instead of writing to what it stands for.
        var target = new FileInfo(named).LinkTarget is null ? named : File.ResolveLinkTarget(named, returnFinalTarget: true)!.FullName;
        if (IsDevice(named) || IsDevice(target))
        {
            throw new InvalidSweepException($"{path} is no file; name one with --out, or - for standard output");
        }

        if (Directory.Exists(target))
        {
            throw new InvalidSweepException($"{path} is a folder; name a file in it with --out");
        }

        if (!force && File.Exists(target) && !await isOwn(target))
        {
            throw new InvalidSweepException($"{path} is there already and was not exported by sweep; name another file, or replace it with --force");
        }

        return new(target);
    }

    /// <summary>Writes all of it, in place of whatever is there.</summary>
    public static Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken) => WriteAsync(path, content, overwrite: true, cancellationToken);

    /// <summary>Writes all of it.</summary>
    /// <exception cref="IOException">Something of the name is there.</exception>
    public static Task WriteNewAsync(string path, byte[] content, CancellationToken cancellationToken) => WriteAsync(path, content, overwrite: false, cancellationToken);

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>Gives the file its name, in place of what was there.</summary>
    public void Finish() => Finish(overwrite: true);

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (Exception fault) when (WriteFault.Is(fault))
        {
            // What is still to be written has no room. It is not wanted either: a file that is wanted was finished before.
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task WriteAsync(string path, byte[] content, bool overwrite, CancellationToken cancellationToken)
    {
        if (!overwrite && Path.Exists(path))
        {
            throw new IOException($"The file '{path}' already exists.");
        }

        using var file = new WholeFile(path);
        await file.Stream.WriteAsync(content, cancellationToken);
        file.Finish(overwrite);
    }

    private void Finish(bool overwrite)
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(unfinished, path, overwrite);
    }
}
