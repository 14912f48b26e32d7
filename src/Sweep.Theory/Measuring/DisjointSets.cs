namespace Sweep.Theory.Measuring;

/// <summary>Union-find with path halving.</summary>
internal sealed class DisjointSets
{
    private readonly List<int> parents = [];

    /// <summary>Number of sets.</summary>
    public int Count { get; private set; }

    public void Add()
    {
        parents.Add(parents.Count);
        Count++;
    }

    public int Root(int item)
    {
        while (parents[item] != item)
        {
            item = parents[item] = parents[parents[item]];
        }

        return item;
    }

    public bool Joined(int first, int second) => Root(first) == Root(second);

    public void Join(int first, int second)
    {
        var (one, other) = (Root(first), Root(second));
        if (one != other)
        {
            parents[other] = one;
            Count--;
        }
    }
}
