using System.Runtime.InteropServices;
using Sweep.Theory;
using Sweep.Theory.Trials;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Tests.Compute;

[Fast]
public sealed class FailureReadingTests
{
    [Fact]
    public void Memory_that_libtorch_could_not_get_is_told_by_its_first_line()
    {
        var reading = FailureReading.Of(
            new ExternalException("[enforce fail at alloc_cpu.cpp:127] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 4 TB.\nframe #0: c10::Error"), false);

        Assert.Equal(FailureCause.OutOfMemory, reading.Cause);
        Assert.EndsWith("4 TB.", reading.Error);
    }

    [Fact]
    public void Memory_of_a_gpu_counts_as_well() =>
        Assert.Equal(FailureCause.OutOfMemory, FailureReading.Of(new ExternalException("CUDA out of memory. Tried to allocate 2 GiB"), false).Cause);

    [Fact]
    public void Another_native_error_is_the_users_because_it_would_come_again()
    {
        var reading = FailureReading.Of(new ExternalException("shape mismatch\nframe #0"), false);

        Assert.Equal(new FailureReading(FailureCause.UserError, "ExternalException: shape mismatch"), reading);
    }

    [Fact]
    public void An_error_of_ours_is_told_by_its_own_sentence() => Assert.Equal(
        new FailureReading(FailureCause.UserError, "the loss is not a number; lower learning_rate"),
        FailureReading.Of(new InvalidSweepException("the loss is not a number; lower learning_rate"), false));

    [Theory]
    [InlineData(true, FailureCause.Timeout)]
    [InlineData(false, FailureCause.Cancelled)]
    public void A_cancellation_is_a_timeout_only_when_the_time_was_up(bool isTimeUp, FailureCause cause) =>
        Assert.Equal(cause, FailureReading.Of(new OperationCanceledException(), isTimeUp).Cause);
}
