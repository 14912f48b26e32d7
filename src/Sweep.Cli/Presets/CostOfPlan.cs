using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sweep.Cli.Costs;
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

    /// <summary>The work of the plan: how often each piece is done, with the first point that needs it.</summary>
    public Dictionary<Effort, PlannedEffort> Efforts { get; } = [];

    /// <summary>Number of networks, each made or trained once by one worker.</summary>
    public int Trainings => trainings.Count;

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
            Count(Effort.OfMeasuring(trial), point);
            if (isFirst)
            {
                Count(Effort.OfTraining(trial), point);
            }
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

    private void Count(Effort effort, GridPoint point) =>
        Efforts[effort] = Efforts.TryGetValue(effort, out var planned) ? planned with { Count = planned.Count + 1 } : new(1, point);

    private static Int128 Digest(string text) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
