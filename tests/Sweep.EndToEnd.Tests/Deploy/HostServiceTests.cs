using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;

namespace Sweep.EndToEnd.Tests.Deploy;

/// <summary>systemd units and Slurm scripts.</summary>
public sealed class HostServiceTests
{
    [Theory]
    [InlineData("deploy/systemd/sweep-node.service", "node")]
    [InlineData("deploy/systemd/sweep-drain@.service", "drain")]
    public async Task A_unit_starts_a_command_that_the_program_understands(string unit, string command)
    {
        var words = Assert.Single(Values(unit, "ExecStart")).Split(' ');

        Assert.Equal(("/opt/sweep/sweep", command), (words[0], words[1]));
        await CommandHelp.CheckAsync(words[1..]);
        Assert.All(Values(unit, "Environment"), static variable => ProgramVariables.AssertRead(variable.Split('=')[0]));
    }

    [Fact]
    public void A_unit_is_given_more_time_to_stop_than_a_node_needs()
    {
        Assert.InRange(int.Parse(Assert.Single(Values("deploy/systemd/sweep-node.service", "TimeoutStopSec"))), 31, 120);
        Assert.Equal("mixed", Assert.Single(Values("deploy/systemd/sweep-node.service", "KillMode")));
    }

    [Theory]
    [InlineData("deploy/slurm/node.sbatch", "node")]
    [InlineData("deploy/slurm/submit.sh", "submit")]
    public async Task A_script_calls_a_command_that_the_program_understands(string script, string command)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, script)).Replace("\\\n", " ", StringComparison.Ordinal);
        var call = text[text.LastIndexOf($" {command} ", StringComparison.Ordinal)..].TrimEnd('\n', '\'');

        await CommandHelp.CheckAsync(ShellWords(call));
    }

    private static IEnumerable<string> Values(string unit, string key) => File.ReadLines(Path.Combine(Repository.Root, unit))
        .Where(line => line.StartsWith($"{key}=", StringComparison.Ordinal)).Select(line => line[(key.Length + 1)..]);

    /// <summary>Splits where a shell would, at spaces outside of quotes and of commands in parentheses.</summary>
    private static IReadOnlyList<string> ShellWords(string text)
    {
        List<string> words = [];
        var (depth, quoted, word) = (0, false, "");
        foreach (var sign in text + " ")
        {
            depth += sign switch { '(' => 1, ')' => -1, _ => 0 };
            quoted ^= sign == '"' && depth == 0;
            if (sign != ' ' || quoted || depth > 0)
            {
                word += sign;
            }
            else if (word.Length > 0)
            {
                words.Add(word);
                word = "";
            }
        }

        return words;
    }
}
