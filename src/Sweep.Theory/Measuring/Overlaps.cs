using System.Runtime.InteropServices;

namespace Sweep.Theory.Measuring;

/// <summary>How many pixels each object of the ground truth and each found instance have, alone and together; 0 is background in both.</summary>
internal sealed class Overlaps
{
    private readonly Dictionary<int, long> truth = [];
    private readonly Dictionary<int, long> found = [];
    private readonly Dictionary<(int Truth, int Found), long> shared = [];

    private Overlaps()
    {
    }

    /// <summary>Pixels of each object.</summary>
    public IReadOnlyDictionary<int, long> Truth => truth;

    /// <summary>Pixels of each instance.</summary>
    public IReadOnlyDictionary<int, long> Found => found;

    /// <summary>All objects and instances that share a pixel.</summary>
    public IEnumerable<Overlap> Pairs => shared.Where(static pair => pair.Key.Found != 0).Select(
        pair => new Overlap(pair.Key.Truth, pair.Key.Found, pair.Value, truth[pair.Key.Truth] + found[pair.Key.Found] - pair.Value));

    /// <summary>One pass over both images.</summary>
    public static Overlaps Of(ReadOnlySpan<int> truth, ReadOnlySpan<int> found)
    {
        if (truth.Length != found.Length)
        {
            throw new ArgumentException($"{truth.Length} pixels of ground truth cannot be held against {found.Length} pixels of instances");
        }

        var overlaps = new Overlaps();
        for (var pixel = 0; pixel < truth.Length; pixel++)
        {
            overlaps.Add(truth[pixel], found[pixel]);
        }

        return overlaps;
    }

    /// <summary>Forgets what is smaller than <paramref name="least"/> pixels: such objects are gone, such instances become background.</summary>
    public void IgnoreBelow(long least)
    {
        foreach (var (speck, _) in truth.Where(one => one.Value < least).ToArray())
        {
            truth.Remove(speck);
        }

        foreach (var (speck, _) in found.Where(one => one.Value < least).ToArray())
        {
            found.Remove(speck);
        }

        foreach (var (pair, pixels) in shared.ToArray())
        {
            var gone = !truth.ContainsKey(pair.Truth);
            if (gone || (pair.Found != 0 && !found.ContainsKey(pair.Found)))
            {
                shared.Remove(pair);
                if (!gone)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(shared, (pair.Truth, 0), out _) += pixels;
                }
            }
        }
    }

    /// <summary>Returns how the instances cover each object.</summary>
    public IReadOnlyList<ObjectFate> Fates() =>
    [
        .. shared.GroupBy(static pair => pair.Key.Truth).OrderBy(static one => one.Key).Select(one => ObjectFate.Of(
            one.Key, truth[one.Key], one.Select(pair => (pair.Key.Found, pair.Value, pair.Key.Found == 0 ? 0 : found[pair.Key.Found])))),
    ];

    private void Add(int one, int other)
    {
        if (other != 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(found, other, out _)++;
        }

        if (one != 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(truth, one, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(shared, (one, other), out _)++;
        }
    }
}
