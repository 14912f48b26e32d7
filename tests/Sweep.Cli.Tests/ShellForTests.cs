using Spectre.Console.Testing;
using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests;

/// <summary>Runs commands in this process and keeps what they print; its home does not exist until a command makes it.</summary>
internal sealed class ShellForTests
{
    private readonly TestConsole output = new() { Profile = { Width = 400 } };
    private readonly TestConsole error = new() { Profile = { Width = 400 } };
    private readonly Dictionary<string, string> variables = new() { ["SWEEP_HOME"] = "/nonexistent/sweep" };

    public string Output => output.Output;

    public string Error => error.Output;

    public string this[string variable]
    {
        set => variables[variable] = value;
    }

    public Shell Shell => new(output, error, variables.GetValueOrDefault, TimeProvider.System);

    public Task<int> RunAsync(params string[] args) => SweepCommandLine.RunAsync(args, Shell);
}
