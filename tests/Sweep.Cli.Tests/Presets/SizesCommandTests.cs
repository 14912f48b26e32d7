using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests.Presets;

public sealed class SizesCommandTests
{
    private readonly ShellForTests shell = new();

    [Fact]
    public async Task Sizes_near_200_of_four_levels_are_those_of_the_paper()
    {
        Assert.Equal(ExitCode.Done, await shell.RunAsync("sizes", "--depth", "4", "--factor", "2", "--near", "220", "--count", "3", "--format", "csv"));

        Assert.Equal("axis,period,input,output\nall,16,204,20\nall,16,220,36\nall,16,236,52\n", shell.Output);
    }

    [Fact]
    public async Task Axes_with_different_factors_have_different_sizes()
    {
        await shell.RunAsync("sizes", "--dimensions", "2", "--depth", "1", "--factor", "[[2,3]]", "--padding", "circular", "--count", "2", "--format", "csv");

        Assert.Equal("axis,period,input,output\n1,2,2,2\n1,2,4,4\n2,3,3,3\n2,3,6,6\n", shell.Output);
    }
}
