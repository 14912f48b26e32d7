namespace Sweep.Learning.Losses;

/// <summary>Labels of a window as consecutive numbers.</summary>
public static class Instances
{
    /// <summary>Numbers the labels 0, 1, 2 .. in the order in which they first occur, background like any other.</summary>
    public static (long[] Numbers, long Count) Of(int[] labels)
    {
        var known = new Dictionary<int, long>();
        var numbers = new long[labels.Length];
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            if (!known.TryGetValue(labels[pixel], out numbers[pixel]))
            {
                numbers[pixel] = known[labels[pixel]] = known.Count;
            }
        }

        return (numbers, known.Count);
    }
}
