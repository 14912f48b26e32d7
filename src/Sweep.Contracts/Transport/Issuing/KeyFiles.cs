using Sweep.Theory;

namespace Sweep.Contracts.Transport.Issuing;

/// <summary>Files of which some are secret: those only their owner can read, from their first byte on.</summary>
internal static class KeyFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForAll = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <exception cref="InvalidSweepException">A file is there already, or the folder cannot be written to.</exception>
    public static void WriteNew(string folder, params IReadOnlyList<(string Name, string Content, bool Secret)> files) =>
        Write(folder, files, static (path, content, secret) => Write(path, content, secret));

    /// <summary>Each file is replaced as a whole: whoever reads meanwhile sees the old one or the new one.</summary>
    /// <exception cref="InvalidSweepException">The folder cannot be written to.</exception>
    public static void Replace(string folder, params IReadOnlyList<(string Name, string Content, bool Secret)> files) =>
        Write(folder, files, static (path, content, secret) =>
        {
            var unfinished = $"{path}.{Environment.ProcessId}.tmp";
            try
            {
                Write(unfinished, content, secret);
                File.Move(unfinished, path, overwrite: true);
            }
            finally
            {
                File.Delete(unfinished);
            }
        });

    private static void Write(string folder, IReadOnlyList<(string Name, string Content, bool Secret)> files, Action<string, string, bool> write)
    {
        try
        {
            MakeFolder(folder);
            foreach (var (name, content, secret) in files)
            {
                write(Path.Combine(folder, name), content, secret);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"cannot write to {folder}: {fault.Message.TrimEnd('.')}; name another folder with --out", fault);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static void Write(string path, string content, bool secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(path, options))
        {
            writer.Write(content);
            writer.Write('\n');
        }

        if (!secret && !OperatingSystem.IsWindows())
        {
            // Said afterwards, as the process' own mask would take rights away from a new file.
            File.SetUnixFileMode(path, ForAll);
        }
    }
}
