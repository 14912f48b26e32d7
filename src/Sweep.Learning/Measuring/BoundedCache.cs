namespace Sweep.Learning.Measuring;

/// <summary>Keeps the latest results, up to a total number of values; the newest one is always kept.</summary>
internal sealed class BoundedCache<TKey, TValue>(long capacity, Func<TValue, long> size)
    where TKey : notnull
{
    private readonly LinkedList<(TKey Key, TValue Value)> latest = [];

    public TValue Get(TKey key, Func<TValue> compute)
    {
        for (var node = latest.First; node is not null; node = node.Next)
        {
            if (node.Value.Key.Equals(key))
            {
                latest.Remove(node);
                latest.AddFirst(node);
                return node.Value.Value;
            }
        }

        var value = compute();
        latest.AddFirst((key, value));
        while (latest.Count > 1 && latest.Sum(one => size(one.Value)) > capacity)
        {
            latest.RemoveLast();
        }

        return value;
    }
}
