#pragma warning disable CA1416 // file modes: Slurm and systemd are for Linux
using System.Diagnostics;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;

namespace Sweep.EndToEnd.Tests.Deploy;

/// <summary>systemd units and Slurm scripts.</summary>
[Slow]
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

    /// <summary>systemd hands the name of an instance over as it is typed (%i), or with each - turned into a / (%I).</summary>
    [Fact]
    public void The_node_that_is_drained_is_the_one_that_was_named()
    {
        var command = Assert.Single(Values("deploy/systemd/sweep-drain@.service", "ExecStart"));

        Assert.Equal("/opt/sweep/sweep drain node-1", command.Replace("%i", "node-1", StringComparison.Ordinal).Replace("%I", "node/1", StringComparison.Ordinal));
    }

    [Fact]
    public void Checkpoints_lie_where_all_machines_see_them_and_the_service_may_write()
    {
        const string Unit = "deploy/systemd/sweep-node.service";
        var words = Assert.Single(Values(Unit, "ExecStart")).Split(' ');
        var artifacts = words[Array.IndexOf(words, "--artifacts") + 1];

        Assert.DoesNotContain('%', artifacts);
        Assert.Equal([artifacts], Values(Unit, "ReadWritePaths"));
        Assert.Equal([artifacts], Values(Unit, "RequiresMountsFor"));
        Assert.Empty(Values(Unit, "DynamicUser"));
    }

    /// <summary>Since Slurm 22.05 a step does not take over what its job asked for.</summary>
    [Fact]
    public void A_step_asks_for_the_cores_of_its_job()
    {
        var folder = Directory.CreateTempSubdirectory("sweep-slurm-").FullName;
        try
        {
            var step = Path.Combine(folder, "srun");
            File.WriteAllText(step, $"#!/bin/sh\nprintf '%s\\n' \"$@\" > {folder}/asked\n");
            File.SetUnixFileMode(step, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "deploy/slurm/node.sbatch")]);
            foreach (var (name, value) in new[]
            {
                ("PATH", $"{folder}:{Environment.GetEnvironmentVariable("PATH")}"), ("SLURM_CPUS_PER_TASK", "6"),
                ("SWEEP_DATABASE_FILE", "database"), ("SWEEP_CERTIFICATES", "certificates"), ("SWEEP_ARTIFACTS", "artifacts"),
            })
            {
                start.Environment[name] = value;
            }

            using var job = Process.Start(start)!;

            Assert.Equal(0, job.End());
            Assert.Contains("--cpus-per-task=6", File.ReadAllLines(Path.Combine(folder, "asked")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
