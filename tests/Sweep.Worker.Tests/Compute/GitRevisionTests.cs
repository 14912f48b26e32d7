using Sweep.Worker.Compute;

namespace Sweep.Worker.Tests.Compute;

[Fast]
public sealed class GitRevisionTests
{
    [Theory]
    [InlineData("0.1.0+3b59909", "3b59909")]
    [InlineData("0.1.0", "unknown")]
    [InlineData("0.1.0+", "unknown")]
    [InlineData(null, "unknown")]
    public void The_revision_stands_behind_the_version(string? version, string revision) => Assert.Equal(revision, GitRevision.Of(version));
}
