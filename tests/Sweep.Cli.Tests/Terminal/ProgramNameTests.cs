using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests.Terminal;

public sealed class ProgramNameTests
{
    [Theory]
    [InlineData("/usr/bin:/opt/sweep", "/opt/sweep/sweep", "/home/me", "sweep")]
    [InlineData("/usr/bin", "/home/me/clone/src/out/sweep", "/home/me/clone", "src/out/sweep")]
    [InlineData("/usr/bin", "/opt/sweep/sweep", "/home/me", "/opt/sweep/sweep")]
    [InlineData("", "/opt/sweep/sweep", "/home/me", "/opt/sweep/sweep")]
    public void The_name_is_what_works_where_the_reader_is(string searchPath, string program, string folder, string name) =>
        Assert.Equal(name, ProgramName.Of(searchPath, program, folder));
}
