using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>
/// Takes the points of a new sweep apart, chunk by chunk and in constant memory. What it counts is complete when the last chunk was read.
/// </summary>
internal sealed class PlannedGrid(SweepId sweep, IEnumerable<GridPoint> points) : IDisposable
{
    private readonly PredictionDigest digest = new();
    private readonly SeenKeys configurations = new();
    private readonly SeenKeys networks = new();

    /// <summary>The meaning of the points' seeds.</summary>
    public int Stream { get; private set; } = new GridPoint().Stream;

    public int Planned { get; private set; }

    public int Infeasible { get; private set; }

    /// <summary>Points that are no controls.</summary>
    public int Own { get; private set; }

    /// <summary>Why the first infeasible point is infeasible.</summary>
    public string? FirstReason { get; private set; }

    /// <summary>The hash of the predictions; once.</summary>
    public string FinishHash() => digest.Finish();

    public void Dispose() => digest.Dispose();

    /// <summary>Returns the chunks; the next one is made while the caller writes one.</summary>
    public async IAsyncEnumerable<TrialChunk> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var made = Channel.CreateBounded<TrialChunk>(1);
        var making = Task.Run(() => MakeAsync(made.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in made.Reader.ReadAllAsync(cancellationToken))
            {
                yield return chunk;
            }
        }
        finally
        {
            await end.CancelAsync();
            await making;
        }
    }

    // What goes wrong reaches the reader.
    private async Task MakeAsync(ChannelWriter<TrialChunk> made, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var chunk in Chunks(cancellationToken))
            {
                await made.WriteAsync(chunk, cancellationToken);
            }

            made.Complete();
        }
        catch (Exception fault)
        {
            made.Complete(fault);
        }
    }

    private IEnumerable<TrialChunk> Chunks(CancellationToken cancellationToken)
    {
        var chunk = new TrialChunk(0);
        PlannedConfiguration? last = null;
        foreach (var point in points)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (chunk.IsFull)
            {
                yield return chunk;
                chunk = new(Planned);
            }

            last = Find(chunk, last, point);
            chunk.Trials.Add(Plan(point, last));
        }

        if (chunk.Trials.Count > 0)
        {
            yield return chunk;
        }
    }

    private PlannedConfiguration Find(TrialChunk chunk, PlannedConfiguration? last, GridPoint point)
    {
        if (last is not null && last.Replicates.Holds(point))
        {
            return last;
        }

        var replicates = new Replicates(sweep, point);
        if (last?.Replicates.Id == replicates.Id)
        {
            return last;
        }

        var mayBeKnown = configurations.Add(replicates.Id.Value);
        if (mayBeKnown && chunk.Configurations.TryGetValue(replicates.Id.Value, out var known))
        {
            return known;
        }

        var added = new PlannedConfiguration(replicates, point) { MayBeKnown = mayBeKnown, MayShareNetwork = networks.Add(replicates.TrainingOf(0).Value) };
        chunk.Configurations.Add(replicates.Id.Value, added);
        return added;
    }

    private PlannedTrial Plan(GridPoint point, PlannedConfiguration configuration)
    {
        var reason = configuration.Fault(point);
        var control = SweepPlan.IsControl(point);
        digest.Add(configuration, point, reason);
        Stream = point.Stream;
        Planned++;
        Own += control ? 0 : 1;
        Infeasible += reason is null ? 0 : 1;
        FirstReason ??= reason;
        return new(
            configuration.Replicates.TrialOf(point.Seed), reason is null ? configuration.Replicates.TrainingOf(point.Seed) : null, configuration, point.Seed,
            control, reason);
    }
}
