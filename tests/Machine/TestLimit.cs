using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: Sweep.Tests.Machine.TestLimit]

namespace Sweep.Tests.Machine;

/// <summary>Cancels the token of a test that takes too long, and so ends whatever it waits for. It is far beyond what any test needs.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TestLimit(int seconds = 20 * 60) : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ITimer> Running = new();

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var context = TestContext.Current;
        Running[test.UniqueID] = TimeProvider.System.CreateTimer(_ => context.CancelCurrentTest(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Running.TryRemove(test.UniqueID, out var timer))
        {
            timer.Dispose();
        }
    }
}
