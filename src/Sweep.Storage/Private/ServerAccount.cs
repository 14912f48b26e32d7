using System.Globalization;
using Sweep.Theory;

namespace Sweep.Storage.Private;

/// <summary>
/// The user that runs the server. PostgreSQL refuses root, so root runs it under another user id: in a user namespace where the kernel
/// allows one (files stay root's, and a home below /root works), else as postgres or nobody through setpriv, with the right to
/// pass closed folders where that can be had.
/// </summary>
/// <param name="Prefix">What is put in front of a command line.</param>
/// <param name="Owner">User id that must own the cluster's files; null where nothing has to be changed.</param>
internal sealed record ServerAccount(IReadOnlyList<string> Prefix, int? Owner)
{
    private const int Root = 0;

    // Both tools get the user id 65534, which every distribution names nobody, because initdb needs a name.
    private static readonly string[] UserNamespace = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];

    public IEnumerable<string> Command(params IEnumerable<string> command) => Prefix.Concat(command);

    /// <exception cref="UnfitEnvironmentException">We are root and nothing works.</exception>
    public static async Task<ServerAccount> ChooseAsync(ClusterFolder folder, string postgres, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new([], null);
        }

        var owner = Directory.Exists(folder.Data) ? await OwnerOfAsync(folder.Data, cancellationToken) : null;
        await foreach (var account in CandidatesAsync(cancellationToken))
        {
            if ((owner is null || owner == account.Owner) && await account.WorksAsync(folder, postgres, cancellationToken))
            {
                return account;
            }
        }

        throw new UnfitEnvironmentException(
            $"PostgreSQL does not run as root, and neither unshare nor setpriv can run it in {folder.Root} as another user; "
            + "run sweep as an ordinary user, set SWEEP_HOME to a folder that the user nobody can reach, or set SWEEP_DATABASE");
    }

    private static async IAsyncEnumerable<ServerAccount> CandidatesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new(UserNamespace, Root);
        List<int> users = [];
        foreach (var name in new[] { "postgres", "nobody" })
        {
            var id = await Tool.RunAsync(["id", "-u", name], cancellationToken);
            if (id.Succeeded && int.TryParse(id.Output, CultureInfo.InvariantCulture, out var user))
            {
                users.Add(user);
            }
        }

        string[] passClosedFolders = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
        foreach (var user in users)
        {
            yield return new([.. SetUser(user), .. passClosedFolders], user);
            yield return new(SetUser(user), user);
        }
    }

    private static string[] SetUser(int user) => ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups"];

    private async Task<bool> WorksAsync(ClusterFolder folder, string postgres, CancellationToken cancellationToken)
    {
        if (Owner is { } user and not Root)
        {
            // initdb asks the kernel whether the user may run postgres, and that answer leaves special rights out: the way to the
            // programs must be open to the user itself. Others may pass the home then, not list it; the cluster stays closed.
            string[][] preparations =
            [
                ["chown", "-R", $"{user}", folder.Root], ["chmod", "a+x", folder.Home], [.. SetUser(user), "test", "-x", postgres],
            ];
            foreach (var preparation in preparations)
            {
                if (!(await Tool.RunAsync(preparation, cancellationToken)).Succeeded)
                {
                    return false;
                }
            }
        }

        const string Probe = "test -w \"$1\" && \"$2\" --version";
        var probe = await Tool.RunAsync(Command("sh", "-c", Probe, "sh", folder.Root, postgres), cancellationToken);
        return probe.Succeeded;
    }

    private static async Task<int?> OwnerOfAsync(string path, CancellationToken cancellationToken)
    {
        var owner = await Tool.RunAsync(["stat", "-c", "%u", path], cancellationToken);
        return owner.Succeeded && int.TryParse(owner.Output, CultureInfo.InvariantCulture, out var user) ? user : null;
    }
}
