using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Who works on what right now. Two are equal when the same leases run, whenever they expire.</summary>
internal sealed class RunningSnapshot : IEquatable<RunningSnapshot>
{
    private readonly string fingerprint;

    private RunningSnapshot(IReadOnlyList<RunningLease> leases)
    {
        Leases = leases;
        fingerprint = string.Join(';', leases.Select(static lease => $"{lease.Training.Value:N}{lease.Token}").Order(StringComparer.Ordinal));
    }

    public static RunningSnapshot Empty { get; } = new([]);

    public IReadOnlyList<RunningLease> Leases { get; }

    public static RunningSnapshot Of(TrialLedger ledger) => new(
    [
        .. ledger.Leases.SelectMany(static lease => lease.Held.Select(
            work => new RunningLease(
                work.Id, lease.Token, lease.Worker.Name, lease.Worker.Incarnation, lease.Worker.Node, lease.Since, lease.Expires))),
    ]);

    /// <summary>Whether, by what is written, a lease ends before this moment: a renewal is not written down by itself.</summary>
    public bool RunsOutBefore(DateTimeOffset moment) => Leases.Any(lease => lease.Expires < moment);

    public bool Equals(RunningSnapshot? other) => other is not null && fingerprint == other.fingerprint;

    public override bool Equals(object? obj) => Equals(obj as RunningSnapshot);

    public override int GetHashCode() => fingerprint.GetHashCode(StringComparison.Ordinal);
}
