using System.Diagnostics;
using Npgsql;
using Sweep.Cli.Terminal;

namespace Sweep.Chaos;

/// <summary>A node's place in a network whose links can be cut, with the certificates that a network asks for.</summary>
internal sealed class ChaosPlace
{
    private const int Root = 0;

    private readonly ChaosHome home;
    private readonly NetworkLab network;
    private readonly string node;

    private ChaosPlace(ChaosHome home, NetworkLab network, string node, IReadOnlyList<string> arguments) =>
        (this.home, this.network, this.node, Arguments) = (home, network, node, arguments);

    /// <summary>What <c>sweep node</c> is told of it.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Address of a node, counted from 1.</summary>
    public static string AddressOf(int node) => $"10.77.0.{10 + node}";

    /// <summary>Issues the node's certificates.</summary>
    /// <exception cref="IOException">They could not be issued.</exception>
    public static async Task<ChaosPlace> PrepareAsync(ChaosHome home, NetworkLab network, int number, CancellationToken cancellationToken)
    {
        var (node, address) = (ChaosNode.NameOf(number), AddressOf(number));
        var authority = Path.Combine(home.Folder, "authority");
        var certificates = Path.Combine(home.Folder, $"certificates-{node}");
        if (!Directory.Exists(authority))
        {
            await DoneAsync(["certificates", "init", "--out", authority]);
        }

        await DoneAsync(["certificates", "issue", node, "--authority", authority, "--out", certificates, "--address", address]);
        return new(home, network, node, ["--advertise", address, "--certificates", certificates]);

        async Task DoneAsync(string[] arguments)
        {
            var (code, complaint) = await home.RunAsync(arguments, cancellationToken);
            if (code != ExitCode.Done)
            {
                throw new IOException($"sweep {string.Join(' ', arguments)} failed: {complaint}");
            }
        }
    }

    /// <summary>The same program at this place. By its unix socket the database is reached from every network.</summary>
    public ProcessStartInfo Within(ProcessStartInfo program)
    {
        var command = network.On(node, Root, [program.FileName, .. program.ArgumentList]);
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in program.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["SWEEP_DATABASE"] = new NpgsqlConnectionStringBuilder(program.Environment["SWEEP_DATABASE"]) { Host = Path.Combine(home.Folder, "database") }.ConnectionString;
        return start;
    }
}
