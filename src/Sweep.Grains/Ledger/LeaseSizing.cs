namespace Sweep.Grains.Ledger;

/// <summary>Sizes leases to some seconds of work, by the rate measured so far.</summary>
internal sealed class LeaseSizing
{
    /// <summary>Time that a lease should keep a worker busy. 1 to 5 s keep the traffic low and the loss of a worker cheap.</summary>
    public static readonly TimeSpan Target = TimeSpan.FromSeconds(3);

    // Each trial fades the memory of the earlier ones a little, so that the rate follows the grid from small networks to large ones.
    private const double Fading = 0.98;

    private double seconds;
    private double cost;

    /// <summary>False until a first trial was measured; until then, a lease has one training.</summary>
    public bool Knows => seconds > 0 && cost > 0;

    public void Observe(double trialCost, TimeSpan took)
    {
        seconds = (seconds * Fading) + Math.Max(took.TotalSeconds, 1e-6);
        cost = (cost * Fading) + trialCost;
    }

    /// <summary>Returns the expected time of a training; zero before a first trial was measured.</summary>
    public TimeSpan Expect(double trainingCost) => Knows ? TimeSpan.FromSeconds(Math.Min(trainingCost * seconds / cost, 1e6)) : TimeSpan.Zero;

    /// <summary>
    /// Returns the time that a lease may take: the target, or near the end of a sweep half of a worker's fair share, so that no worker
    /// holds the last trainings while the others idle.
    /// </summary>
    public TimeSpan Room(double readyCost, int workers)
    {
        if (!Knows)
        {
            return TimeSpan.Zero;
        }

        var share = readyCost * seconds / cost / (2 * Math.Max(1, workers));
        return share < Target.TotalSeconds ? TimeSpan.FromSeconds(share) : Target;
    }
}
