namespace Sweep.Cli.Costs;

/// <summary>A piece of work whose time was measured.</summary>
/// <param name="Weight">How much it counts: above 1 for many trials of this run, below for other runs.</param>
internal sealed record CostSample(Effort Effort, double Seconds, double Weight);

/// <param name="Seconds">Expected time on one worker.</param>
/// <param name="Spread">Likely relative error: 0.3 if 30 % more or less would be no surprise.</param>
internal readonly record struct CostEstimate(double Seconds, double Spread);

/// <summary>
/// Estimates the time of work from the times of other work. A fixed time (of a training: that of its first steps), a time for each call of a
/// layer and a time for each operation are fitted to what was measured, for random and for trained networks apart; then each estimate is
/// corrected by the most similar measured pieces.
/// </summary>
internal sealed class CostModel
{
    /// <summary>
    /// Seconds for the first steps, and for each call of a layer, operation, comparison and weight of a training, where nothing was measured.
    /// A process computes its first steps with code that is not compiled well yet, and compiles it meanwhile.
    /// </summary>
    private static readonly double[] UsualTraining = [0.25, 4e-5, 1 / 12e9, 5e-8, 5e-8];

    /// <summary>Steps that count as first ones.</summary>
    private const double FirstSteps = 300;

    /// <summary>The same of a network that is not trained; the first time is that of each piece.</summary>
    private static readonly double[] UsualMaking = [3e-4, 2e-5, 1 / 12e9, 5e-8, 5e-8];

    /// <summary>The same of a measurement.</summary>
    private static readonly double[] UsualMeasuring = [1e-3, 2e-5, 1 / 7e9, 1 / 6e9, 0];

    /// <summary>Weight of the usual speed beside measured ones.</summary>
    private const double Usual = 0.005;

    /// <summary>A single time far beyond the expected one is an accident: the first call of a library, or a stopped process.</summary>
    private const double MostRatio = 4;

    /// <summary>Fewer pieces do not say that a machine is far from the usual speed: any of them may be an accident.</summary>
    private const int Few = 3;

    /// <summary>Seconds of work in which a run compiles its code, so that all takes longer: what it measures until then counts little.</summary>
    private const double SlowStart = 8;

    /// <summary>One piece alone does not say that a machine became much slower or faster.</summary>
    private const double MostDrift = 3;

    private readonly Dictionary<Effort, CostEstimate> known = [];
    private readonly double drift;
    private readonly Dictionary<(bool IsTraining, bool IsTrained), double[]> factors;
    private readonly SimilarPieces similar;
    private readonly CostModel? earlier;
    private readonly double trust;

    /// <param name="earlier">Knows nothing of this run; null: nothing here is of this run.</param>
    /// <param name="trust">Trust in this model where it expects more time than that one, from 0 to 1.</param>
    private CostModel(IReadOnlyList<CostSample> samples, double drift, CostModel? earlier = null, double trust = 1)
    {
        (this.drift, this.earlier, this.trust) = (drift, earlier, trust);
        factors = samples.GroupBy(static sample => Fits(sample.Effort)).ToDictionary(static fit => fit.Key, fit => Fit([.. fit]));
        similar = new(from sample in samples
                      let fitted = Fitted(sample.Effort)
                      select new MeasuredPiece(sample.Effort.Kind, Size(sample.Effort, fitted), Math.Min(MostRatio, sample.Seconds / fitted), sample.Weight));
    }

    /// <summary>Makes a model of what was measured in this run and in others, such as <see cref="KnownCosts"/>.</summary>
    /// <param name="own">Pieces of this run. They say how fast the machine is now, and correct all others by this.</param>
    public static CostModel Of(IReadOnlyList<CostSample> own, IReadOnlyList<CostSample> others)
    {
        CostModel earlier = new(others, 1);
        if (own.Count == 0)
        {
            return earlier;
        }

        var drift = Drift(own, earlier);
        var measured = own.Sum(static sample => sample.Seconds * sample.Weight * sample.Weight) / SlowStart;
        return new(
            [.. others.Select(sample => sample with { Seconds = sample.Seconds * drift }), .. own], drift, earlier, 1 - Math.Exp(-measured * measured));
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
        List<double> logs = [.. samples.Select(sample => Math.Log(sample.Seconds / Terms(sample.Effort).Sum()))];
        var middle = samples.Count < Few ? 0 : logs.Order().ElementAt(samples.Count / 2);
        var speed = Math.Exp(
            samples.Zip(logs, (sample, log) => sample.Weight * Math.Clamp(log, middle - Math.Log(MostRatio), middle + Math.Log(MostRatio))).Sum()
            / (Usual + samples.Sum(static sample => sample.Weight)));
        var found = RelativeFit.Factors(
            UsualTraining.Length,
            samples.Select(sample => (Terms(sample.Effort).Select(term => term * speed).ToArray(), sample.Seconds, sample.Weight)));
        return [.. found.Select(factor => factor * speed)];
    }

    private double[] Terms(Effort effort)
    {
        double[] amounts = [effort.Kind is { IsTraining: true, IsTrained: true } ? Math.Min(1, effort.Repeats / FirstSteps) : 1, effort.Calls, effort.Operations, effort.Comparisons, effort.Weights];
        var usual = !effort.Kind.IsTraining ? UsualMeasuring : effort.Kind.IsTrained ? UsualTraining : UsualMaking;
        return [.. amounts.Zip(usual, (amount, seconds) => drift * amount * seconds)];
    }

    private double Fitted(Effort effort)
    {
        var terms = Terms(effort);
        return factors.TryGetValue(Fits(effort), out var fitted) ? terms.Zip(fitted, static (term, factor) => term * factor).Sum() : terms.Sum();
    }

    private CostEstimate Compared(Effort effort)
    {
        var seconds = Fitted(effort);
        var correction = similar.Of(effort.Kind, Size(effort, seconds));
        CostEstimate compared = new(seconds * Math.Exp(correction.Log), correction.Spread);
        return earlier?.Estimate(effort) is not { } before || compared.Seconds < before.Seconds
            ? compared
            : new(before.Seconds * Math.Pow(compared.Seconds / before.Seconds, trust), before.Spread + (trust * (compared.Spread - before.Spread)));
    }
}
