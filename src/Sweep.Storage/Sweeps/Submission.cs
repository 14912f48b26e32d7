using Npgsql;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Writes a sweep with all its points in one transaction, or finds it again, or extends it.</summary>
internal sealed class Submission(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<SubmittedSweep> RunAsync(SweepContent content, IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        var sweep = new SweepId(Guid.CreateVersion7(time.GetUtcNow()));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var entry = new SweepEntry(connection, content, cancellationToken);

        // A second submission of the name waits here for the first one's end.
        var submitted = await entry.InsertAsync(sweep, time.GetUtcNow())
            ? await FirstAsync(connection, entry, sweep, content, points, cancellationToken)
            : await new Resubmission(connection, entry, content, time).RunAsync(points, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return submitted;
    }

    private async Task<SubmittedSweep> FirstAsync(
        NpgsqlConnection connection, SweepEntry entry, SweepId sweep, SweepContent content, IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        var incoming = new IncomingTrials(connection, sweep);
        var firstReason = await incoming.FillAsync(points, cancellationToken);
        await entry.SetStreamAsync(sweep, incoming.Stream);
        await incoming.InsertAsync(time.GetUtcNow(), cancellationToken);
        var counts = await entry.CountAsync(sweep);
        if (counts.Own == counts.Infeasible)
        {
            throw counts.Own == 0
                ? SweepPlan.LeavesNothing(content.Name)
                : new InvalidSweepException($"all {counts.Own} grid points of {content.Name} are infeasible; the first: {firstReason}");
        }

        await entry.KeepImagesAsync(sweep);
        await PredictionRecording.WriteAsync(connection, sweep, cancellationToken);
        return new(sweep, Resumed: false, counts.Planned, counts.Infeasible, counts.Trainings);
    }
}
