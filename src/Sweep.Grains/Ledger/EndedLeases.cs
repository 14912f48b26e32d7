namespace Sweep.Grains.Ledger;

/// <summary>The last leases that ended well, so that a report repeated after a lost reply is known as such. Bounded.</summary>
internal sealed class EndedLeases
{
    private const int Remembered = 4096;

    private readonly HashSet<long> tokens = [];
    private readonly Queue<long> order = new();

    public bool Contains(long token) => tokens.Contains(token);

    public void Add(long token)
    {
        tokens.Add(token);
        order.Enqueue(token);
        if (order.Count > Remembered)
        {
            tokens.Remove(order.Dequeue());
        }
    }
}
