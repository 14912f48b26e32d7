using Sweep.Judging.Drawing;
using Sweep.Judging.Witness;
using Sweep.Theory.Lawbook;

namespace Sweep.Judging.Checking;

/// <summary>What all configurations together came to.</summary>
internal sealed class JudgeSummary
{
    private readonly Dictionary<Verdict, int> verdicts = Enum.GetValues<Verdict>().ToDictionary(static verdict => verdict, static _ => 0);
    private int configurations;
    private int infeasible;
    private int large;
    private int witnesses;
    private int reached;

    public int Trials { get; private set; }

    public int Differences { get; private set; }

    public int Above { get; private set; }

    /// <summary>Trials that could not be measured.</summary>
    public int Failed { get; private set; }

    public int WitnessesAbove { get; private set; }

    public int Refuted => verdicts[Verdict.Refuted];

    public int Conclusive => verdicts[Verdict.Confirmed] + verdicts[Verdict.NotReached] + Refuted;

    public bool Holds => Differences == 0 && Above == 0 && Failed == 0 && WitnessesAbove == 0 && Refuted == 0;

    public void Add(Configuration configuration)
    {
        configurations++;
        infeasible += configuration.Infeasible;
        large += configuration.TooLarge;
    }

    public void Add(CheckedTrial trial)
    {
        Trials++;
        verdicts[trial.Judgement.Overall]++;
        Differences += trial.Differences.Count;
        Above += trial.Above.Count;
    }

    public void AddFailure() => Failed++;

    public void Add(WitnessCount witness)
    {
        witnesses++;
        WitnessesAbove += witness.Counted > witness.Possible ? 1 : 0;
        reached += witness.Counted == witness.Possible ? 1 : 0;
    }

    public override string ToString() =>
        $"{configurations} drawn after {infeasible} infeasible and {large} too large; {Trials} trials measured: "
        + $"{string.Join(", ", verdicts.Select(static one => $"{one.Key} {one.Value}"))}; "
        + $"differences {Differences}, above {Above}, refuted {Refuted}, failed {Failed}; witness: {WitnessesAbove} of {witnesses} above P_m / gcd(s, P_m), {reached} equal";
}
