using Orleans.Runtime;
using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>Holds calls to a sweep, or the answers to its calls for leases, until it is opened.</summary>
internal sealed class CallGate : IIncomingGrainCallFilter
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Guid? held;
    private bool isWhole;
    private int waiting;

    /// <summary>How much later every lease of every sweep is answered.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Calls that were held.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>The sweep answers no call at all.</summary>
    public void HoldCalls(SweepId sweep) => (held, isWhole) = (sweep.Value, true);

    /// <summary>The sweep grants leases, but their answers are under way.</summary>
    public void HoldLeases(SweepId sweep) => (held, isWhole) = (sweep.Value, false);

    public void Open() => opened.TrySetResult();

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var isSweep = context.InterfaceMethod?.DeclaringType == typeof(ISweepGrain);
        var isLease = isSweep && context.InterfaceMethod!.Name == nameof(ISweepGrain.LeaseAsync);
        var isHeld = isSweep && held == context.TargetId.GetGuidKey();
        if (isHeld && isWhole)
        {
            Interlocked.Increment(ref waiting);
            await opened.Task;
        }

        await context.Invoke();
        if (isHeld && isLease && !isWhole)
        {
            Interlocked.Increment(ref waiting);
            await opened.Task;
        }

        if (isLease && Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay);
        }
    }
}
