namespace Sweep.Cli.Costs;

/// <summary>A piece of work whose time was measured.</summary>
/// <param name="Weight">How much it counts: above 1 for many trials of this run, below for other runs.</param>
internal sealed record CostSample(Effort Effort, double Seconds, double Weight);

/// <param name="Seconds">Expected time on one worker.</param>
/// <param name="Spread">Likely relative error: 0.3 if 30 % more or less would be no surprise.</param>
internal readonly record struct CostEstimate(double Seconds, double Spread);

/// <summary>
/// Estimates the time of work from the times of other work. A fixed time, a time for each call of a layer and a time for each operation are
/// fitted to what was measured, for random and for trained networks apart; then each estimate is corrected by the most similar measured pieces.
/// </summary>
internal sealed class CostModel
{
    /// <summary>Seconds for each piece, call of a layer, operation, comparison and weight of a training, where nothing was measured.</summary>
    private static readonly double[] UsualTraining = [1e-3, 5e-5, 1 / 7e9, 7e-8, 8e-8];

    /// <summary>The same of a measurement.</summary>
    private static readonly double[] UsualMeasuring = [1e-3, 5e-5, 1 / 7e9, 1 / 4e9, 0];

    /// <summary>Weight and spread of the model without similar pieces.</summary>
    private const double Alone = 0.005;
    private const double SpreadAlone = 0.8;

    /// <summary>Trust in one measured piece: load and warm-up differ from trial to trial.</summary>
    private const double SpreadOfOne = 0.1;

    /// <summary>A single time far beyond the expected one is an accident: the first call of a library, or a stopped process.</summary>
    private const double MostRatio = 4;

    /// <summary>One piece alone does not say that a machine became much slower or faster.</summary>
    private const double MostDrift = 3;

    private readonly Dictionary<Effort, CostEstimate> known = [];
    private readonly double drift;
    private readonly Dictionary<(bool IsTraining, bool IsTrained), double[]> factors;
    private readonly List<(EffortKind Kind, double Size, double Ratio, double Weight)> pieces;

    private CostModel(IReadOnlyList<CostSample> samples, double drift)
    {
        this.drift = drift;
        factors = samples.GroupBy(static sample => Fits(sample.Effort)).ToDictionary(static fit => fit.Key, fit => Fit([.. fit]));
        pieces = [.. from sample in samples
                     let base_ = Fitted(sample.Effort)
                     select (sample.Effort.Kind, Size(sample.Effort, base_), Math.Min(MostRatio, sample.Seconds / base_), sample.Weight)];
    }

    /// <summary>Makes a model of what was measured in this run and in others, such as <see cref="KnownCosts"/>.</summary>
    /// <param name="own">Pieces of this run. They say how fast the machine is now, and correct all others by this.</param>
    public static CostModel Of(IReadOnlyList<CostSample> own, IReadOnlyList<CostSample> others)
    {
        var drift = Drift(own, new CostModel(others, 1));
        return new([.. others.Select(sample => sample with { Seconds = sample.Seconds * drift }), .. own], drift);
    }

    public CostEstimate Estimate(Effort effort)
    {
        if (!known.TryGetValue(effort, out var estimate))
        {
            known.Add(effort, estimate = Compared(effort));
        }

        return estimate;
    }

    private static double Drift(IReadOnlyList<CostSample> own, CostModel others)
    {
        // Long pieces say more: a tenth of a second may be the start of a library.
        var (sum, weight) = (0.0, 1.0);
        foreach (var sample in own)
        {
            var counts = sample.Weight * Math.Min(1, sample.Seconds * sample.Seconds);
            sum += counts * Math.Log(Math.Clamp(sample.Seconds / others.Estimate(sample.Effort).Seconds, 1 / MostDrift, MostDrift));
            weight += counts;
        }

        return Math.Exp(sum / weight);
    }

    private static double Size(Effort effort, double seconds) => Math.Log(seconds / effort.Repeats);

    private static (bool IsTraining, bool IsTrained) Fits(Effort effort) => (effort.Kind.IsTraining, effort.Kind.IsTrained);

    /// <summary>Fits the machine's speed first, which may be far from the usual one, and then the terms to each other.</summary>
    private double[] Fit(IReadOnlyList<CostSample> samples)
    {
        var speed = Math.Exp(
            samples.Sum(sample => sample.Weight * Math.Log(sample.Seconds / Terms(sample.Effort).Sum())) / (Alone + samples.Sum(static sample => sample.Weight)));
        var found = RelativeFit.Factors(
            UsualTraining.Length,
            samples.Select(sample => (Terms(sample.Effort).Select(term => term * speed).ToArray(), sample.Seconds, sample.Weight)));
        return [.. found.Select(factor => factor * speed)];
    }

    private double[] Terms(Effort effort)
    {
        double[] amounts = [1, effort.Calls, effort.Operations, effort.Comparisons, effort.Weights];
        return [.. amounts.Zip(effort.Kind.IsTraining ? UsualTraining : UsualMeasuring, (amount, usual) => drift * amount * usual)];
    }

    private double Fitted(Effort effort)
    {
        var terms = Terms(effort);
        return factors.TryGetValue(Fits(effort), out var fitted) ? terms.Zip(fitted, static (term, factor) => term * factor).Sum() : terms.Sum();
    }

    private CostEstimate Compared(Effort effort)
    {
        var seconds = Fitted(effort);
        var size = Size(effort, seconds);
        var (weights, logs, squares, distances) = (1e-12, 0.0, 0.0, 0.0);
        foreach (var piece in pieces.Where(piece => piece.Kind.IsTraining == effort.Kind.IsTraining))
        {
            var distance = piece.Kind.Distance(effort.Kind) + Math.Abs(piece.Size - size);
            var weight = piece.Weight * Math.Exp(-3 * distance * distance);
            var log = Math.Log(piece.Ratio);
            weights += weight;
            logs += weight * log;
            squares += weight * log * log;
            distances += weight * distance;
        }

        // Times scatter by factors: their mean lies above that of their logarithms by half of the variance.
        var all = weights + Alone;
        var variance = Math.Max(0, (squares / weights) - Math.Pow(logs / weights, 2));
        var ratio = Math.Exp((logs + (weights * variance / 2)) / all);
        var spread = ((Alone * SpreadAlone) + (weights * (SpreadOfOne + (Math.Sqrt(variance) / 2))) + (0.4 * distances)) / all;
        return new(seconds * ratio, spread);
    }
}
