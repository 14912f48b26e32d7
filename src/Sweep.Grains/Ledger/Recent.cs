namespace Sweep.Grains.Ledger;

/// <summary>The values that were added last, up to a fixed number. The oldest value is forgotten first.</summary>
internal sealed class Recent<T>(int capacity)
    where T : notnull
{
    private readonly HashSet<T> values = [];
    private readonly Queue<T> order = new();

    public int Count => values.Count;

    public bool Contains(T value) => values.Contains(value);

    public void Add(T value)
    {
        if (!values.Add(value))
        {
            return;
        }

        order.Enqueue(value);
        if (order.Count > capacity)
        {
            values.Remove(order.Dequeue());
        }
    }
}
