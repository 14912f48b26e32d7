using Npgsql;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>A submission whose name there is already: the same file goes on with the sweep, one with more points extends it.</summary>
internal sealed class Resubmission(NpgsqlConnection connection, SweepEntry entry, SweepContent content, TimeProvider time)
{
    public async Task<SubmittedSweep> RunAsync(IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        // The points travel before the sweep is locked, so that its owner can write meanwhile.
        var (id, canonical, stream) = await FindAsync(cancellationToken);
        ImageContent.Hold(content.Name, canonical, content.Canonical);
        IncomingTrials? incoming = null;
        if (canonical != content.Canonical)
        {
            incoming = new(connection, id);
            await incoming.FillAsync(points.Select(point => point with { Stream = stream }), cancellationToken);
        }

        var sweep = (await LockedSweep.TakeAsync(connection, content.Name, cancellationToken))!;
        if (sweep.State == SweepState.Cancelled)
        {
            throw sweep.Refuse($"`sweep retry {sweep.Name}` takes up what it left; give this file another name to begin anew");
        }

        await entry.KeepImagesAsync(sweep.Id);
        return incoming is null ? await GoOnAsync(sweep) : await ExtendAsync(sweep, incoming, cancellationToken);
    }

    private async Task<SubmittedSweep> GoOnAsync(LockedSweep sweep)
    {
        var counts = await entry.CountAsync(sweep.Id);
        await entry.ReplaceAsync(sweep.Id);
        if (sweep.State == SweepState.Paused)
        {
            await sweep.BecomeAsync(SweepState.Running);
        }

        return new(sweep.Id, Resumed: true, counts.Planned, counts.Infeasible, counts.Trainings, Before: sweep.State);
    }

    private async Task<SubmittedSweep> ExtendAsync(LockedSweep sweep, IncomingTrials incoming, CancellationToken cancellationToken)
    {
        var missing = await incoming.MissingAsync(cancellationToken);
        if (missing.Count > 0)
        {
            throw new InvalidSweepException(
                $"the name {content.Name} belongs to a sweep with another content: this file lacks {missing.Count} of its points, such as {missing.Example}; "
                + "give this file another name, or keep all points of that sweep and add to them");
        }

        var before = await entry.CountAsync(sweep.Id);
        await incoming.KeepNewAsync(cancellationToken);
        await incoming.InsertAsync(time.GetUtcNow(), cancellationToken);
        await PredictionRecording.WriteAsync(connection, sweep.Id, cancellationToken);
        var counts = await entry.CountAsync(sweep.Id);
        await TableStatistics.RefreshAsync(connection, counts.Planned - before.Planned, cancellationToken);
        await entry.ReplaceAsync(sweep.Id);

        // Where nothing is to do, a finished sweep stays finished: only its limits or its infeasible points have changed.
        await sweep.BecomeAsync(counts.Pending > 0 || sweep.State != SweepState.Finished ? SweepState.Running : SweepState.Finished);
        return new(
            sweep.Id, Resumed: true, counts.Planned, counts.Infeasible, counts.Trainings, Before: sweep.State, Added: counts.Planned - before.Planned);
    }

    /// <summary>The sweep that is there. All its points are of one stream of random numbers, and those that come to it are of the same.</summary>
    private async Task<(SweepId Id, string Canonical, int Stream)> FindAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select id, canonical, stream from sweep.sweeps where name = $1", connection);
        command.Parameters.Add(new() { Value = content.Name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (new(reader.GetGuid(0)), reader.GetString(1), reader.GetInt16(2));
    }
}
