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

/// <summary>What an object and an instance have in common, in pixels.</summary>
/// <param name="Union">Pixels of either.</param>
internal readonly record struct Overlap(int Truth, int Found, long Shared, long Union)
{
    public double IntersectionOverUnion => (double)Shared / Union;

    /// <summary>Whether the intersection over union is at least k / 20, without rounding.</summary>
    public bool Reaches(int twentieths) => 20 * Shared >= twentieths * Union;
}

/// <summary>How the instances cover one object.</summary>
/// <param name="Majority">Instance of most of its pixels, the smaller number among equals; 0: it went under in the background.</param>
/// <param name="Holders">Instances that hold a tenth of it or more, and at least two pixels.</param>
/// <param name="Matched">Whether object and majority have an intersection over union of 0.5 or more.</param>
internal sealed record ObjectFate(int Object, int Majority, int Holders, bool Matched)
{
    /// <summary>Fewer pixels are the unavoidable blur of a border, not a second instance.</summary>
    private const int LeastShare = 10;

    private const int LeastPixels = 2;

    public bool IsSplit => Holders > 1;

    /// <param name="size">Pixels of the object.</param>
    /// <param name="shares">Instance (0: background), its pixels inside the object, and its pixels in all.</param>
    public static ObjectFate Of(int number, long size, IEnumerable<(int Instance, long Shared, long Size)> shares)
    {
        (int Instance, long Shared, long Size) most = default;
        var holders = 0;
        foreach (var share in shares)
        {
            if (share.Shared > most.Shared || (share.Shared == most.Shared && share.Instance < most.Instance))
            {
                most = share;
            }

            holders += share.Instance != 0 && share.Shared >= LeastPixels && LeastShare * share.Shared >= size ? 1 : 0;
        }

        var matched = most.Instance != 0 && new Overlap(number, most.Instance, most.Shared, size + most.Size - most.Shared).Reaches(10);
        return new ObjectFate(number, most.Instance, holders, matched);
    }

    /// <summary>The objects whose majority is also another object's.</summary>
    public static IEnumerable<ObjectFate> Merged(IEnumerable<ObjectFate> fates) => fates
        .Where(static fate => fate.Majority != 0)
        .GroupBy(static fate => fate.Majority)
        .Where(static alike => alike.Skip(1).Any())
        .SelectMany(static alike => alike);
}
