namespace Sweep.Dashboard.Access;

/// <summary>Makes guessing slow: wrong tokens are answered one after the other, each a while after the one before, whoever sends them.</summary>
internal sealed class Guessing(TimeProvider time) : IDisposable
{
    private const int LongestQueue = 50;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1);
    private int waiting;

    /// <returns>False when too many wait already: the guess gets no answer at all.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref waiting) > LongestQueue)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }

        try
        {
            await turn.WaitAsync(cancellationToken);
            try
            {
                await Task.Delay(Wait, time, cancellationToken);
                return true;
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => turn.Dispose();
}
