using Sweep.Learning.Training;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>How a training and its trials are run.</summary>
internal sealed record RunConditions
{
    /// <summary>Null: a training that is interrupted begins anew.</summary>
    public Checkpointing? Checkpointing { get; init; }

    /// <summary>SHA-256 of the user's images that are to be seen; null: whatever is in the folder.</summary>
    public string? Images { get; init; }

    /// <summary>Threads that libtorch computes with. One is the rule: more of them wait for each other most of the time.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether weights and images of a trial are wanted beside its measurement.</summary>
    public Func<Trial, Measurement, bool> KeepsEvidence { get; init; } = static (_, _) => false;
}
