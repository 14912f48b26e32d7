using System.Diagnostics;

namespace Sweep.EndToEnd.Tests.Machine;

[Slow]
public sealed class NeededTests
{
    [Fact]
    public async Task What_is_there_is_found_and_nothing_installed() => Assert.EndsWith("/sh", await Needed.ProgramAsync("no-such-package", "no-such-program", "sh"));

    [Fact]
    public async Task What_cannot_be_installed_is_named_with_the_command_that_would()
    {
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(static () => new Apt("no-such-apt").InstallAsync("faketime", static () => null));

        Assert.StartsWith("a test needs Debian's package faketime, and it cannot be installed (", missing.Message);
        Assert.EndsWith("); as root: apt-get update && apt-get install --yes faketime", missing.Message);
    }

    /// <summary>Other test assemblies are other processes; they see the same file.</summary>
    [Fact]
    public async Task Who_waited_for_another_installation_takes_what_that_one_brought()
    {
        var installed = false;
        var first = new Apt("true").InstallAsync("first", () => installed ? "/first" : Brought());
        var second = new Apt("no-such-apt").InstallAsync("second", () => installed ? "/second" : null);

        Assert.Equal(("/first", "/second"), (await first, await second));

        string? Brought()
        {
            installed = true;
            return null;
        }
    }

    [Fact]
    public async Task An_installation_runs_the_package_manager_and_looks_again()
    {
        var folder = Directory.CreateTempSubdirectory("sweep-apt-").FullName;
        var (program, apt) = (Path.Combine(folder, "program"), Path.Combine(folder, "apt"));
        File.WriteAllText(apt, $"#!/bin/sh\necho \"$@\" >> {folder}/said\ncase $* in *update*) touch {folder}/lists;; *) [ -e {folder}/lists ] && touch {program};; esac\n");
        using var mode = Process.Start("chmod", ["+x", apt]);
        Assert.Equal(0, mode.End());

        Assert.Equal(program, await new Apt(apt).InstallAsync("package", () => File.Exists(program) ? program : null));

        // Without lists the first try fails; they are fetched once.
        Assert.Equal(["install", "update", "install"], File.ReadLines(Path.Combine(folder, "said")).Select(static line => line.Split(' ')[2]));
        Directory.Delete(folder, recursive: true);
    }
}
