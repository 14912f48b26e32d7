using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Sweep.Theory;

namespace Sweep.Chaos;

/// <summary>
/// Machines on one wire: network namespaces with names and addresses of their own, joined by a bridge. They need root, or a kernel that
/// lets every user be root in a namespace of its own. All processes in them belong to one process namespace, whose first process reads
/// from this one: when it reads no more, however this one ended, the kernel ends all of them and takes the networks away.
/// </summary>
internal sealed class NetworkLab : IDisposable
{
    /// <summary>Where the bridge itself is reached: the server's place.</summary>
    public const string Centre = "10.77.0.1";

    private const string Script = """
        set -eu
        ip link set lo up
        ip link add bridge type bridge
        ip addr add 10.77.0.1/24 dev bridge
        ip link set bridge up
        for host; do
            name=${host%=*}
            unshare --net --uts sleep infinity &
            process=$!
            until [ "$(cat /proc/$process/comm)" = sleep ]; do sleep 0.02; done
            ip link add "to-$name" type veth peer name eth0 netns $process
            ip link set "to-$name" master bridge up
            nsenter --target $process --net --uts sh -euc '
                hostname "$1"
                ip link set lo up
                ip addr add "$2/24" dev eth0
                ip link set eth0 up' sh "$name" "${host#*=}"
            echo "$name $process"
        done
        echo ready
        exec cat
        """;

    private static readonly string[] Namespaces = ["--net", "--mount", "--pid", "--uts", "--fork", "--kill-child", "--mount-proc"];

    /// <summary>The longest wait for a program that makes or removes a network.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Dictionary<string, string> hosts;
    private readonly int first;

    private NetworkLab(Process process, Dictionary<string, string> hosts) => (this.process, this.hosts, first) = (process, hosts, ChildOf(process.Id)!.Value);

    private string[] IntoLab => ["nsenter", .. IsRoot ? Array.Empty<string>() : ["--user", "--preserve-credentials"], "--target", $"{first}", "--net", "--mount", "--pid", "--uts"];

    private static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <param name="hosts">Name and address of each machine, within 10.77.0.0/24.</param>
    /// <exception cref="UnfitEnvironmentException">The kernel does not allow it, or iproute2 is missing.</exception>
    public static async Task<NetworkLab> CreateAsync(IReadOnlyList<(string Name, string Address)> hosts, CancellationToken cancellationToken)
    {
        string[] user = IsRoot ? [] : ["--user", "--map-root-user"];
        var words = hosts.Select(static host => $"{host.Name}={host.Address}");
        var start = new ProcessStartInfo("unshare", [.. user, .. Namespaces, "sh", "-c", Script, "sh", .. words])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Start(start);
        Dictionary<string, string> processes = [];
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == "ready")
            {
                return new(process, processes);
            }

            processes.Add(line.Split(' ')[0], line.Split(' ')[1]);
        }

        using (process)
        {
            throw Unfit((await process.StandardError.ReadToEndAsync(cancellationToken)).Trim(), null);
        }
    }

    /// <summary>A command line on one of the machines, as a user that is not root there.</summary>
    /// <param name="host">Null: where the bridge is.</param>
    /// <param name="user">Number of the user; nobody need know it.</param>
    public IReadOnlyList<string> On(string? host, int user, params IEnumerable<string> command)
    {
        var number = user.ToString(CultureInfo.InvariantCulture);
        string[] intoHost = host is null ? [] : ["nsenter", "--target", hosts[host], "--net", "--uts"];
        string[] asUser = IsRoot
            ? ["setpriv", $"--reuid={number}", $"--regid={number}", "--clear-groups", "--no-new-privs"]
            : ["unshare", "--user", $"--map-user={number}", $"--map-group={number}"];
        return [.. IntoLab, .. intoHost, .. asUser, .. command];
    }

    /// <summary>Takes a machine's plug out of the bridge, or puts it in again.</summary>
    /// <exception cref="IOException">The network is gone.</exception>
    public void Plug(string host, bool isIn) => Run(IntoLab[0], [.. IntoLab.Skip(1), "ip", "link", "set", $"to-{host}", isIn ? "up" : "down"]);

    /// <summary>Hands a file or folder to a user of the lab.</summary>
    public static void Give(string path, int user)
    {
        if (IsRoot)
        {
            Run("chown", ["--recursive", $"{user}:{user}", path]);
        }
    }

    /// <summary>The first child of a process, as its number is seen from here.</summary>
    public static int? ChildOf(int process)
    {
        try
        {
            return int.TryParse(File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ')[0], CultureInfo.InvariantCulture, out var child) ? child : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(Longest))
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw Unfit(missing.Message, missing);
        }
    }

    private static UnfitEnvironmentException Unfit(string cause, Exception? inner) => new(
        "no network can be made whose links can be cut: install iproute2 and util-linux, and run this as root or where the kernel lets users have namespaces of their own "
        + $"({cause})", inner);

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        if (!process.WaitForExit(Longest) || process.ExitCode != 0)
        {
            throw new IOException($"{program} {string.Join(' ', arguments)} failed or did not end within {Longest.TotalSeconds} s");
        }
    }
}
