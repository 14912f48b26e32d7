using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>
/// Orders the sweeps by their turns. Stride scheduling: a sweep pays for each lease with its expected time over its weight, and the sweep
/// that paid least is next. The weight doubles with each step of priority.
/// </summary>
internal sealed class FairShare
{
    private readonly Dictionary<SweepId, Share> shares = [];

    public int Count => shares.Count;

    /// <summary>Adds a sweep or changes its priority. A new sweep starts with the lowest payment of the others, so that it cannot starve them.</summary>
    public void Add(SweepId sweep, int priority)
    {
        var weight = Math.ScaleB(1, Math.Clamp(priority, -30, 30));
        if (shares.TryGetValue(sweep, out var share))
        {
            shares[sweep] = share with { Weight = weight };
        }
        else
        {
            shares.Add(sweep, new(shares.Count == 0 ? 0 : shares.Values.Min(static other => other.Paid), weight, shares.Count));
        }
    }

    public void Remove(SweepId sweep) => shares.Remove(sweep);

    /// <summary>Returns the sweeps in the order of their turns.</summary>
    public IReadOnlyList<SweepId> Order() =>
        [.. shares.OrderBy(static share => share.Value.Paid).ThenBy(static share => share.Value.Arrival).Select(static share => share.Key)];

    /// <summary>Charges a sweep for a lease. A sweep without work saves no turns for later.</summary>
    public void Pay(SweepId sweep, TimeSpan expected)
    {
        if (!shares.TryGetValue(sweep, out var payer))
        {
            return;
        }

        var before = payer.Paid;
        shares[sweep] = payer with { Paid = before + (Math.Max(1, expected.TotalSeconds) / payer.Weight) };
        foreach (var (idle, share) in shares.Where(other => other.Value.Paid < before).ToArray())
        {
            shares[idle] = share with { Paid = before };
        }
    }

    private readonly record struct Share(double Paid, double Weight, int Arrival);
}
