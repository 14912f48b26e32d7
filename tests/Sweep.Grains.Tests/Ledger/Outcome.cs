namespace Sweep.Grains.Tests.Ledger;

/// <summary>What becomes of a write to the database.</summary>
internal enum Outcome
{
    Done,

    /// <summary>It fails, and nothing is written.</summary>
    Refused,

    /// <summary>It is written, but the connection breaks before the answer comes.</summary>
    Unanswered,
}
