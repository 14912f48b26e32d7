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
        try
        {
            return await RunAsync(content, points, mayRepeat: false, cancellationToken);
        }
        catch (PostgresException fault) when (FirstSubmission.IsRepetition(fault))
        {
            // The transaction is gone with all that it wrote.
            return await RunAsync(content, points, mayRepeat: true, cancellationToken);
        }
    }

    /// <param name="mayRepeat">Whether a point may come twice, which takes a table of the points beside those of the sweep.</param>
    private async Task<SubmittedSweep> RunAsync(SweepContent content, IEnumerable<GridPoint> points, bool mayRepeat, CancellationToken cancellationToken)
    {
        var sweep = new SweepId(Guid.CreateVersion7(time.GetUtcNow()));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var entry = new SweepEntry(connection, content, cancellationToken);

        // A second submission of the name waits here for the first one's end.
        var submitted = !await entry.InsertAsync(sweep, time.GetUtcNow()) ? await new Resubmission(connection, entry, content, time).RunAsync(points, cancellationToken)
            : mayRepeat ? await RepeatingAsync(connection, entry, sweep, content, points, cancellationToken)
            : await new FirstSubmission(connection, entry, sweep, content, time).RunAsync(points, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return submitted;
    }

    private async Task<SubmittedSweep> RepeatingAsync(
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

        await TableStatistics.RefreshAsync(connection, counts.Planned, cancellationToken);
        await entry.KeepImagesAsync(sweep);
        await PredictionRecording.WriteAsync(connection, sweep, cancellationToken);
        return new(sweep, Resumed: false, counts.Planned, counts.Infeasible, counts.Trainings);
    }
}

/// <summary>A submitted sweep without its points.</summary>
/// <param name="Fresh">Nothing is taken over from other sweeps: every trial is measured.</param>
internal sealed record SweepContent(string Name, string Question, string Canonical, string FileText, Limits Limits, bool Fresh = false)
{
    /// <summary>The user's images that its points name.</summary>
    public IReadOnlyList<ImageSet> Images { get; init; } = [];
}

/// <param name="Resumed">True when the sweep was there already.</param>
/// <param name="Before">What it was then; null for a new one.</param>
/// <param name="Added">Points by which this submission extended it.</param>
public sealed record SubmittedSweep(
    SweepId Id, bool Resumed, long Planned, long Infeasible, long Trainings, SweepState? Before = null, long Added = 0);

/// <param name="Epoch">Raised by every new owner and every change from outside.</param>
/// <param name="Fresh">True when nothing measured by an earlier sweep is taken over.</param>
public sealed record SweepHeader(SweepId Id, string Name, SweepState State, int Priority, Limits Limits, long Epoch, bool Fresh);

/// <summary>A sweep that a cluster may work on.</summary>
public sealed record RunnableSweep(SweepId Id, int Priority);
