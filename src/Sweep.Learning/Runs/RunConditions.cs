using Sweep.Learning.Training;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>The conditions of a training and its trials.</summary>
internal sealed record RunConditions
{
    /// <summary>Null: an interrupted training starts again from the beginning.</summary>
    public Checkpointing? Checkpointing { get; init; }

    /// <summary>Expected SHA-256 of the user's images; null: any images in the folder.</summary>
    public string? Images { get; init; }

    /// <summary>Number of libtorch's threads. Usually one, because several threads mostly wait for each other.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether to keep weights and images of a trial with its measurement.</summary>
    public Func<Trial, Measurement, bool> KeepsEvidence { get; init; } = static (_, _) => false;
}
