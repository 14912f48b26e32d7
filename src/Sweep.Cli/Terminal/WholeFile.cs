using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>A file that is written under another name first, so that it is complete or absent under its own name.</summary>
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

    /// <param name="isOwn">Whether an existing file may be replaced.</param>
    /// <param name="force">Replaces any file.</param>
    /// <exception cref="InvalidSweepException">Another file has this name.</exception>
    public static async Task<WholeFile> CreateAsync(string path, Func<string, Task<bool>> isOwn, bool force)
    {
        var named = Path.GetFullPath(path);

        // A rename would replace a link instead of writing to its target.
        var target = new FileInfo(named).LinkTarget is null ? named : File.ResolveLinkTarget(named, returnFinalTarget: true)!.FullName;
        if (IsDevice(named) || IsDevice(target))
        {
            throw new InvalidSweepException($"{path} is not a file; name one with --out, or - for standard output");
        }

        if (Directory.Exists(target))
        {
            throw new InvalidSweepException($"{path} is a folder; name a file in it with --out");
        }

        if (!force && File.Exists(target) && !await isOwn(target))
        {
            throw new InvalidSweepException($"{path} exists and was not exported by sweep; name another file, or replace it with --force");
        }

        return new(target);
    }

    /// <summary>Writes the whole file, and replaces an existing one.</summary>
    public static Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken) => WriteAsync(path, content, overwrite: true, cancellationToken);

    /// <summary>Writes the whole file.</summary>
    /// <exception cref="IOException">A file of this name exists.</exception>
    public static Task WriteNewAsync(string path, byte[] content, CancellationToken cancellationToken) => WriteAsync(path, content, overwrite: false, cancellationToken);

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>Gives the file its name, and replaces an existing one.</summary>
    public void Finish() => Finish(overwrite: true);

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (Exception fault) when (WriteFault.Is(fault))
        {
            // The buffered rest does not fit on the disk. It is not needed: a complete file was finished before.
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
