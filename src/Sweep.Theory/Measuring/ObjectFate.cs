namespace Sweep.Theory.Measuring;

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
