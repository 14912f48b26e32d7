namespace Sweep.Learning.Training;

/// <summary>Labels of the windows of a step as consecutive numbers.</summary>
public static class Instances
{
    /// <summary>
    /// Numbers the instances 0, 1, 2 .. in the order in which they first occur. A label is a different instance in each window; background,
    /// label 0, is one instance in all windows.
    /// </summary>
    public static (long[] Numbers, long Count) Of(params IReadOnlyList<int[]> windows)
    {
        var known = new Dictionary<(int Window, int Label), long>();
        var numbers = new List<long>();
        for (var window = 0; window < windows.Count; window++)
        {
            foreach (var label in windows[window])
            {
                var instance = label == 0 ? default : (window + 1, label);
                if (!known.TryGetValue(instance, out var number))
                {
                    number = known[instance] = known.Count;
                }

                numbers.Add(number);
            }
        }

        return ([.. numbers], known.Count);
    }
}
