using Sweep.Chaos;

namespace Sweep.Cli.Tests.Chaos;

public sealed class ProcessTreeTests
{
    [Fact]
    public void The_tree_of_this_process_begins_with_it() => Assert.Equal(Environment.ProcessId, ProcessTree.Of(Environment.ProcessId)[0]);

    [Fact]
    public void A_child_belongs_to_the_tree_until_it_is_killed()
    {
        using var child = System.Diagnostics.Process.Start("sleep", "60");

        Assert.Contains(child.Id, ProcessTree.Of(Environment.ProcessId));
        ProcessTree.Signal([child.Id], ProcessTree.Kill);
        child.End();
        Assert.DoesNotContain(child.Id, ProcessTree.Of(Environment.ProcessId));
    }

    [Fact]
    public void Processes_are_found_by_what_their_command_line_names()
    {
        var mark = $"mark-{Guid.NewGuid():N}";
        using var child = System.Diagnostics.Process.Start("sh", ["-c", "sleep 60; :", mark]);
        try
        {
            Assert.Contains(child.Id, ProcessTree.Naming(mark));
        }
        finally
        {
            child.Kill(entireProcessTree: true);
        }
    }
}
