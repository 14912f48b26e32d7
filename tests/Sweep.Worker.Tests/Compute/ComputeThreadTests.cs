using Sweep.Worker.Compute;

namespace Sweep.Worker.Tests.Compute;

[Fast]
public sealed class ComputeThreadTests
{
    [Fact]
    public async Task Everything_runs_on_one_thread()
    {
        using var compute = new ComputeThread();
        var first = await compute.RunAsync(static () => Environment.CurrentManagedThreadId);
        await Task.Yield();
        var second = await compute.RunAsync(static () => Environment.CurrentManagedThreadId);

        Assert.Equal(first, second);
        Assert.NotEqual(Environment.CurrentManagedThreadId, first);
    }

    [Fact]
    public async Task A_failure_reaches_the_caller_and_the_thread_goes_on()
    {
        using var compute = new ComputeThread();

        await Assert.ThrowsAsync<FormatException>(() => compute.RunAsync<int>(static () => throw new FormatException()));
        Assert.Equal(3, await compute.RunAsync(static () => 3));
    }
}
