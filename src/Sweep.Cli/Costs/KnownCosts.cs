using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Contracts.Scheduling;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Costs;

/// <summary>Turns measured trials into samples of a model of costs.</summary>
internal static class KnownCosts
{
    /// <summary>A trial of another run counts less than one of this run: the load of the machine was another.</summary>
    private const double WeightOfOthers = 0.1;

    /// <summary>Weight of the replicates of a configuration in this run; many of them agree better than one.</summary>
    private const double MostWeight = 4;

    /// <summary>Fewer steps say little of each, for one of them is always in hand.</summary>
    private const int FewestSteps = 5;

    /// <summary>A shorter one says little of a step.</summary>
    private static readonly TimeSpan ShortestStretch = TimeSpan.FromSeconds(0.3);

    /// <summary>What this run measured so far.</summary>
    public static IReadOnlyList<CostSample> OfThisRun(IEnumerable<MeasuredCost> measured) =>
        [.. measured.SelectMany(static cost => Samples(cost, Math.Min(MostWeight, Math.Sqrt(cost.Trials))))];

    /// <summary>What trainings show that are at work: the time of their steps until now.</summary>
    public static IEnumerable<CostSample> OfRunning(IEnumerable<RunningTraining> running) =>
        from training in running
        let told = training.AtWork
        where told.Step - told.FirstStep >= FewestSteps && told.TrainingTime > ShortestStretch
        let trial = TrialOf(told.Point, told.Step - told.FirstStep)
        where trial is not null
        select Sample(Effort.OfTraining(trial), told.TrainingTime, weight: 1);

    /// <summary>The training of a trial as text without its seed; null if this version does not know its point.</summary>
    public static string? TrainingOf(string point) => TrialOf(PointText.Configuration(point))?.Point.TrainingCanonical;

    /// <summary>What earlier sweeps measured on one kind of device.</summary>
    /// <param name="device">Such as cpu; null: the kind that was used last.</param>
    /// <inheritdoc cref="CostQueries.OfEarlierSweepsAsync"/>
    public static async Task<IReadOnlyList<MeasuredCost>> OfEarlierSweepsAsync(
        NpgsqlDataSource database, SweepId? except, string? worker, string? device, CancellationToken cancellationToken)
    {
        var all = await new CostQueries(database).OfEarlierSweepsAsync(except, worker, cancellationToken).ToListAsync(cancellationToken);
        return [.. all.Where(cost => cost.Device == (device ?? all[0].Device))];
    }

    /// <summary>What earlier sweeps and `sweep predict` measured with the workers of this machine.</summary>
    /// <param name="database">Null: only the file of the home folder is read.</param>
    /// <inheritdoc cref="OfEarlierSweepsAsync"/>
    public static async Task<IReadOnlyList<MeasuredCost>> OfThisMachineAsync(
        Shell shell, NpgsqlDataSource? database, SweepId? except, string? device, CancellationToken cancellationToken)
    {
        var stored = database is null ? [] : await OfEarlierSweepsAsync(database, except, $"{Environment.MachineName}-", device, cancellationToken);
        return [.. stored, .. CostFile.Read(shell, device ?? (stored.Count > 0 ? stored[0].Device : null))];
    }

    /// <summary>
    /// The samples of one configuration: its training and its measurement. None if this version does not know its point, and none of a single
    /// control: it comes first, while a process loads its libraries.
    /// </summary>
    /// <param name="cost">Median times of its trials.</param>
    private static IEnumerable<CostSample> Samples(MeasuredCost cost, double weight) => TrialOf(cost.Point) is { } trial && (cost.Trials > 1 || !SweepPlan.IsControl(trial.Point))
        ? [Sample(Effort.OfTraining(trial), cost.Training, weight), Sample(Effort.OfMeasuring(trial), cost.Measuring, weight)]
        : [];

    /// <summary>What other runs measured.</summary>
    public static IReadOnlyList<CostSample> OfOthers(IEnumerable<MeasuredCost> measured) => [.. measured.SelectMany(static cost => Samples(cost, WeightOfOthers))];

    /// <summary>The trial of a configuration's text; null if there is none in this version.</summary>
    /// <param name="steps">Training steps; null: those of the text.</param>
    public static Trial? TrialOf(string text, int? steps = null)
    {
        try
        {
            var point = GridPoint.Parse(text);
            return Trial.Of(point with { Steps = steps ?? point.Steps }).Trial;
        }
        catch (InvalidSweepException)
        {
            return null;
        }
    }

    // A clock that shows nothing has a resolution, too.
    private static CostSample Sample(Effort effort, TimeSpan time, double weight) => new(effort, Math.Max(1e-5, time.TotalSeconds), weight);
}
