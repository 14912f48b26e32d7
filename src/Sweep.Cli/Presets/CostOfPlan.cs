using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Presets;

/// <summary>Counts the trials, networks and operations of a plan, point by point.</summary>
internal sealed class CostOfPlan
{
    // 16 bytes a trial instead of its text: a million trials fit into some 50 MB.
    private readonly HashSet<Int128> trials = [];
    private readonly HashSet<Int128> trainings = [];
    private long infeasible;
    private long controls;
    private double multiplyAccumulates;

    /// <summary>Returns true if no earlier point is the same trial.</summary>
    public bool Add(GridPoint point, Feasibility feasibility)
    {
        if (!trials.Add(Digest(point.Canonical)))
        {
            return false;
        }

        controls += SweepPlan.IsControl(point) ? 1 : 0;
        if (feasibility.Trial is { } trial)
        {
            var isFirst = trainings.Add(Digest(point.TrainingCanonical));
            multiplyAccumulates += trial.MeasuringCost + (isFirst ? trial.TrainingCost : 0);
        }
        else
        {
            infeasible++;
        }

        return true;
    }

    public bool NothingFeasible => infeasible == trials.Count - controls;

    public string Sentence =>
        $"{Counted.Of(trials.Count, "trial")} on {Counted.Of(trainings.Count, "network")}, {Counted.Of(controls, "control")} among them; {infeasible} infeasible; "
        + string.Create(CultureInfo.InvariantCulture, $"about {multiplyAccumulates:0.0e+0} multiply-accumulates");

    private static Int128 Digest(string text) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
