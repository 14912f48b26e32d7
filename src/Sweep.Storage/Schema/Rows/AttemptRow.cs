namespace Sweep.Storage.Schema.Rows;

/// <summary>One try at a trial by one worker; appended, never changed.</summary>
internal sealed class AttemptRow
{
    public required Guid Id { get; init; }

    public required Guid TrialId { get; init; }

    public required string Worker { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public string? Cause { get; init; }

    public string? Error { get; init; }

    /// <summary>By the database's clock.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
