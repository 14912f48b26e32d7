using Sweep.Theory;

namespace Sweep.Contracts.Transport;

/// <summary>Writes files of which some are secret; only their owner can read these, from the first byte on.</summary>
internal static class KeyFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForAll = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes all of the files or none, because an incomplete authority would prevent a complete one.</summary>
    /// <exception cref="InvalidSweepException">A file exists already, or the folder cannot be written to.</exception>
    /// <exception cref="UnfitEnvironmentException">The disk is full.</exception>
    public static void WriteNew(string folder, params IReadOnlyList<(string Name, string Content, bool Secret)> files)
    {
        List<string> made = [];
        try
        {
            Write(folder, files, (path, content, secret) =>
            {
                WriteWhole(path, content, secret, overwrite: false);
                made.Add(path);
            });
        }
        catch (SweepException)
        {
            made.ForEach(File.Delete);
            throw;
        }
    }

    /// <summary>Replaces each file as a whole; a reader sees the old one or the new one.</summary>
    /// <exception cref="InvalidSweepException">The folder cannot be written to.</exception>
    /// <exception cref="UnfitEnvironmentException">The disk is full.</exception>
    public static void Replace(string folder, params IReadOnlyList<(string Name, string Content, bool Secret)> files) =>
        Write(folder, files, static (path, content, secret) => WriteWhole(path, content, secret, overwrite: true));

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
        catch (Exception fault) when (WriteFault.Is(fault))
        {
            throw WriteFault.Of(folder, "name another folder with --out", fault);
        }
    }

    private static void WriteWhole(string path, string content, bool secret, bool overwrite)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Write(unfinished, content, secret);
            File.Move(unfinished, path, overwrite);
        }
        finally
        {
            File.Delete(unfinished);
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
            // Set afterwards, because the mask of the process would remove rights from a new file.
            File.SetUnixFileMode(path, ForAll);
        }
    }
}
