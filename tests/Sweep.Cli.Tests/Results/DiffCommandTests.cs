namespace Sweep.Cli.Tests.Results;

public sealed class DiffCommandTests
{
    [Fact]
    public async Task A_sweep_is_not_compared_with_itself()
    {
        var shell = new ShellForTests();

        Assert.Equal(2, await shell.RunAsync("diff", "one", "one"));
        Assert.Contains("the same sweep twice", shell.Error);
    }
}
