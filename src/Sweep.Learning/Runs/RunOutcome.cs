using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Runs;

/// <summary>The outcome of a measured trial.</summary>
/// <param name="TrainingTime">Time of the training, the same for all its trials.</param>
/// <param name="MeasuringTime">Time of this trial's measurement and of its picture.</param>
/// <param name="Panel">Its picture as PNG, if the trial requests one.</param>
/// <param name="ResumedStep">The step at which its training resumed after an interruption; null: it was not interrupted, or not trained.</param>
public sealed record RunOutcome(Trial Trial, Measurement Measurement, TimeSpan TrainingTime, TimeSpan MeasuringTime, byte[]? Panel, int? ResumedStep)
{
    /// <summary>SHA-256 of the user's images that were used; empty for made scenes.</summary>
    public string Images { get; init; } = "";

    /// <summary>The evidence, if it was requested.</summary>
    internal Evidence? Evidence { get; init; }
}

/// <summary>A trial that was measured and judged.</summary>
/// <param name="Judgement">Judgement, after the rechecks if a law was refuted at first.</param>
/// <param name="CounterExample">Null unless a law is refuted after the rechecks.</param>
public sealed record JudgedOutcome(RunOutcome Outcome, Judgement Judgement, CounterExample? CounterExample);

/// <summary>A trial that refutes a law, after all the rechecks.</summary>
/// <param name="Evidence">Null: the training has enough counter-examples with evidence, and the network can be trained again from its seed.</param>
public sealed record CounterExample(
    Trial Trial, Prediction Prediction, Measurement Measurement, Judgement Judgement, IReadOnlyList<Recheck> Rechecks)
{
    internal Evidence? Evidence { get; init; }
}

/// <summary>The evidence of a measurement: the network as a file, and the images.</summary>
/// <param name="IsFloat64">Whether network and embeddings are in float64; otherwise float32.</param>
internal sealed record Evidence(byte[] Network, bool IsFloat64, IReadOnlyList<MeasuredImage> Images)
{
    public static Evidence Of(ShiftEquivariantUNet network, IReadOnlyList<MeasuredImage> images)
    {
        using var file = new MemoryStream();
        NetworkFile.Save(network, file);
        return new Evidence(file.ToArray(), network.Weights.Values.dtype == ScalarType.Float64, images);
    }
}
