#pragma warning disable CA1416 // file modes: PrivatePostgres refuses every system but Linux before it comes here
using System.Security.Cryptography;
using System.Text;
using Sweep.Theory;

namespace Sweep.Storage.Private;

/// <summary>Files of the private server, all below <c>SWEEP_HOME/database</c>, readable by its owner only.</summary>
internal sealed class ClusterFolder(string home)
{
    // Bytes: sockaddr_un holds 107, and the server appends "/.s.PGSQL.12345".
    private const int LongestSocketFolder = 90;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Home { get; } = Path.GetFullPath(home);

    public string Root => Path.Combine(Home, "database");

    public string Data => Path.Combine(Root, "data");

    /// <summary>initdb works here; only a finished cluster is renamed to <see cref="Data"/>.</summary>
    public string Unfinished => Path.Combine(Root, "data.tmp");

    public string Log => Path.Combine(Root, "server.log");

    public string Lock => Path.Combine(Root, "lock");

    public string PostmasterPid => Path.Combine(Data, "postmaster.pid");

    public string PasswordFile => Path.Combine(Root, "password");

    public string ReaderPasswordFile => Path.Combine(Root, "reader-password");

    public string PortFile => Path.Combine(Root, "port");

    /// <summary>
    /// Folder of the unix socket, or null where its path would be too long for one, or holds what means something else in a list of
    /// folders: then the server listens on TCP alone, which is all that this program uses.
    /// </summary>
    public string? SocketFolder => Encoding.UTF8.GetByteCount(Root) <= LongestSocketFolder && Root.AsSpan().IndexOfAny(",'\"\\\n") < 0 ? Root : null;

    /// <summary>Whether pg_ctl accepts the path of this folder, which it passes to a shell between double quotes.</summary>
    public bool SurvivesShell => Root.AsSpan().IndexOfAny("\"\\$`\n") < 0;

    /// <summary>Major version of the cluster, such as 15; null when there is none yet.</summary>
    /// <exception cref="UnfitEnvironmentException">There is a folder, but not of a cluster that this program can use.</exception>
    public int? ReadMajor()
    {
        if (!Directory.Exists(Data))
        {
            return null;
        }

        var version = Path.Combine(Data, "PG_VERSION");
        if (!File.Exists(version) || !int.TryParse(File.ReadAllText(version), out var major))
        {
            throw Damaged("it has no readable PG_VERSION");
        }

        return File.Exists(PasswordFile) ? major : throw Damaged($"its password file {PasswordFile} is missing");
    }

    public UnfitEnvironmentException Damaged(string why) => new(
        $"the private PostgreSQL in {Data} cannot be used: {why}; move {Root} away to begin with an empty database, or set SWEEP_DATABASE to another one");

    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Home, OwnerOnly);
            Directory.CreateDirectory(Root, OwnerOnly);
            var probe = Path.Combine(Root, $"probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception cause) when (cause is UnauthorizedAccessException or IOException)
        {
            throw new UnfitEnvironmentException(
                $"the folder {Root} cannot be written ({cause.Message.TrimEnd('.')}); set SWEEP_HOME to a folder that you own", cause);
        }
    }

    public string ReadPassword() => File.ReadAllText(PasswordFile).Trim();

    public int? ReadPort() => File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), out var port) ? port : null;

    public void WritePort(int port) => WriteAtomically(PortFile, $"{port}\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>Makes the password once; a cluster that is initialised later uses it too.</summary>
    public void EnsurePassword()
    {
        if (!File.Exists(PasswordFile))
        {
            var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            WriteSecret(PasswordFile, password);
        }
    }

    public static void WriteSecret(string path, string secret) => WriteAtomically(path, secret + "\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>Readers see the old text or the new one, never a part.</summary>
    public static void WriteAtomically(string path, string text, UnixFileMode mode)
    {
        var temporary = path + ".tmp";
        File.Delete(temporary);
        using (var file = new FileStream(temporary, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode,
        }))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(text);
        }

        File.SetUnixFileMode(temporary, mode);
        File.Move(temporary, path, overwrite: true);
    }
}

/// <summary>Lets one process at a time initialise, start or stop the server of a folder. Ends with the process at the latest.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the file is ours; disposing the stream gives it back.</summary>
    public static async Task<IDisposable> TakeAsync(string file, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
