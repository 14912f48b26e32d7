using System.Globalization;

namespace Sweep.Storage.Private;

/// <summary>Processes of the server in the kernel. A zombie counts as ended: only its parent can reap it.</summary>
internal sealed class Postmaster(ClusterFolder folder)
{
    /// <summary>Process id of the running server; null when there is none.</summary>
    public int? Find() => ReadPidFile() is { } pid && IsAlive(pid) && IsOurs(pid) ? pid : null;

    /// <summary>Processes that still have the cluster open; children outlive a killed postmaster by a moment.</summary>
    public IEnumerable<int> Leftovers() => Directory.EnumerateDirectories("/proc")
        .Select(static path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
        .Where(pid => pid != 0 && IsAlive(pid) && WorksIn(pid));

    /// <summary>Removes the lock files of a server that is gone; its process id may be a zombie's or another program's by now.</summary>
    public void ForgetDead()
    {
        if (Find() is null)
        {
            File.Delete(folder.PostmasterPid);
            foreach (var socket in Directory.EnumerateFiles(folder.Root, ".s.PGSQL.*"))
            {
                File.Delete(socket);
            }
        }
    }

    private int? ReadPidFile()
    {
        try
        {
            var line = File.ReadLines(folder.PostmasterPid).FirstOrDefault();
            return int.TryParse(line, CultureInfo.InvariantCulture, out var pid) && pid > 0 ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsAlive(int pid)
    {
        // "pid (comm) S ...": the name may hold spaces and parentheses, so the state is what follows the last ")".
        var stat = Read($"/proc/{pid}/stat");
        var end = stat.LastIndexOf(')');
        return end >= 0 && end + 2 < stat.Length && stat[end + 2] is not ('Z' or 'X');
    }

    private bool IsOurs(int pid) => WorksIn(pid) || Read($"/proc/{pid}/cmdline").Split('\0').Contains(folder.Data);

    private bool WorksIn(int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget == folder.Data;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false; // another user's process, or one that just ended
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
