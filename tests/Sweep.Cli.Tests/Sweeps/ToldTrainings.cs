using Sweep.Contracts.Scheduling;
using Sweep.Theory.Points;

namespace Sweep.Cli.Tests.Sweeps;

/// <summary>Trainings at work, as their workers tell of them at this moment.</summary>
internal static class ToldTrainings
{
    /// <param name="trained">Seconds of the steps after the first.</param>
    /// <param name="measuring">Seconds since the last step.</param>
    public static RunningTraining Of(GridPoint point, int step, double trained, double measuring = 0, int first = 0, int steps = 100) => new()
    {
        Age = TimeSpan.Zero,
        AtWork = new()
        {
            Training = default,
            Point = point.Canonical,
            FirstStep = first,
            Step = step,
            Steps = steps,
            TrainingTime = TimeSpan.FromSeconds(trained),
            MeasuringTime = TimeSpan.FromSeconds(measuring),
        },
    };
}
