using Sweep.Contracts.Processes;
using Sweep.Worker.Cluster;

namespace Sweep.Worker.Tests.Cluster;

[Fast]
public sealed class DepartureTests
{
    [Fact]
    public void Who_recycles_leaves_with_a_code_of_its_own()
    {
        var departure = new Departure();
        departure.Recycle();

        Assert.True(departure.Asked.IsCancellationRequested);
        Assert.Equal(ExitCode.Recycled, departure.Code);
    }

    [Fact]
    public void Who_was_drained_is_not_to_be_replaced_by_a_fresh_process()
    {
        var departure = new Departure();
        departure.Drain();
        departure.Recycle();

        Assert.Equal(ExitCode.Done, departure.Code);
    }
}
