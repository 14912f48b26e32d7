using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>What one group commit writes.</summary>
internal sealed record ModelFlush(
    IReadOnlyList<(TrialId Trial, Guid Attempt)> Measured, IReadOnlyList<(Guid Attempt, FailedAttempt Failure)> Failed);
