using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Costs;

/// <summary>Turns measured trials into samples of a model of costs.</summary>
internal static class KnownCosts
{
    /// <summary>A trial of another run counts less than one of this run: the load of the machine was another.</summary>
    private const double WeightOfOthers = 0.1;

    /// <summary>Weight of the replicates of a configuration in this run; many of them agree better than one.</summary>
    private const double MostWeight = 4;

    /// <summary>What this run measured so far.</summary>
    public static IReadOnlyList<CostSample> OfThisRun(IEnumerable<MeasuredCost> measured) =>
        [.. measured.SelectMany(static cost => Samples(cost, Math.Min(MostWeight, Math.Sqrt(cost.Trials))))];

    /// <summary>What earlier sweeps measured on one kind of device.</summary>
    /// <inheritdoc cref="CostQueries.OfEarlierSweepsAsync"/>
    public static async Task<IReadOnlyList<CostSample>> OfEarlierSweepsAsync(
        NpgsqlDataSource database, SweepId? except, string? worker, string device, CancellationToken cancellationToken) =>
        [.. (await new CostQueries(database).OfEarlierSweepsAsync(except, worker, cancellationToken).Where(cost => cost.Device == device).ToListAsync(cancellationToken))
            .SelectMany(static cost => OfOthers(cost))];

    /// <summary>What earlier sweeps and trial timings measured with the workers of this machine.</summary>
    /// <param name="except">A sweep that is left out; null: none.</param>
    public static async Task<IReadOnlyList<CostSample>> OfThisMachineAsync(
        Shell shell, NpgsqlDataSource database, SweepId? except, string device, CancellationToken cancellationToken) =>
        [.. await OfEarlierSweepsAsync(database, except, $"{Environment.MachineName}-", device, cancellationToken), .. CostFile.Read(shell, device)];

    /// <summary>The samples of one configuration: its training and its measurement. None if this version does not know its point.</summary>
    /// <param name="cost">Median times of its trials.</param>
    public static IEnumerable<CostSample> Samples(MeasuredCost cost, double weight) => TrialOf(cost.Point) is { } trial
        ? [Sample(Effort.OfTraining(trial), cost.Training, weight), Sample(Effort.OfMeasuring(trial), cost.Measuring, weight)]
        : [];

    /// <summary>The same for a configuration that another run measured.</summary>
    public static IEnumerable<CostSample> OfOthers(MeasuredCost cost) => Samples(cost, WeightOfOthers);

    /// <summary>The trial of a configuration's text; null if there is none in this version.</summary>
    public static Trial? TrialOf(string text)
    {
        try
        {
            return Trial.Of(GridPoint.Parse(text)).Trial;
        }
        catch (InvalidSweepException)
        {
            return null;
        }
    }

    // A clock that shows nothing has a resolution, too.
    private static CostSample Sample(Effort effort, TimeSpan time, double weight) => new(effort, Math.Max(1e-5, time.TotalSeconds), weight);
}
