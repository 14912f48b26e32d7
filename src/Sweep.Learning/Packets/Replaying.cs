using Sweep.Learning.Measuring;
using Sweep.Learning.Native;
using Sweep.Learning.Networks;
using Sweep.Learning.Runs;
using Sweep.Learning.Training;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Packets;

/// <summary>Measures a counter-example again: with its weights, or with a network that is trained again from its seed.</summary>
public static class Replaying
{
    /// <param name="path">A packet.</param>
    /// <param name="train">Train the network again even if the packet has its weights.</param>
    /// <param name="cancellationToken">Checked between the steps of a training.</param>
    /// <exception cref="InvalidSweepException">The file is not a packet, or this version cannot run its point.</exception>
    public static ReplayAnswer Of(string path, bool train, CancellationToken cancellationToken)
    {
        TorchRuntime.EnsurePrepared();
        using var packet = PacketReading.Open(path);
        try
        {
            return Of(packet, train, cancellationToken);
        }
        catch (SweepException refusal) when (!refusal.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new InvalidSweepException($"'{path}' cannot be replayed: {refusal.Message}", refusal);
        }
    }

    private static ReplayAnswer Of(PacketReading packet, bool train, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var document = packet.Document;
        var trial = TrialOf(document);
        var isFloat64 = trial.Point.Precision == Precision.Float64;
        using var stored = PacketNetwork.Load(packet, trial.Point);
        using var made = train || stored is null ? TrainingRun.Initialised(trial.Point) : null;
        var training = made is null ? TrainingOf(document.Measurement) : TrainingRun.Trained(made, trial, null, cancellationToken);
        var measuring = new TrialMeasuring(made ?? stored!, training);
        var measurement = measuring.Of(trial);
        var prediction = document.Prediction;
        var judgement = Judgement.Of(trial, prediction, measurement);
        ComparedLine[] lines =
        [
            .. made is not null && stored is not null
                ? new[] { Comparison.OfArrays("weights", PacketNetwork.Values(stored), PacketNetwork.Values(made), isFloat64) }
                : [],
            .. ImageLines.Of(packet, measuring.Images(trial), isFloat64),
            .. MeasuredLines.Of(prediction, document.Measurement, measurement),
            new("verdict", null, ChoiceText.Of(document.Judgement.Overall), ChoiceText.Of(judgement.Overall), judgement.Overall == document.Judgement.Overall),
        ];
        return new(
            document.Origin.Sweep, document.Origin.Trial, document.Point, made is not null, lines, judgement.Overall, judgement.Reason,
            Refutation.IsShared(document.Judgement, judgement));
    }

    private static Trial TrialOf(PacketDocument document)
    {
        var point = GridPoint.Parse(document.Point);
        var (trial, reason) = Trial.Of(point with { Measure = point.Measure & ~Measures.Panels });
        return trial ?? throw new InvalidSweepException($"the packet's grid point is infeasible in this version of sweep: {reason}");
    }

    private static TrainingResult? TrainingOf(Measurement measurement) => measurement is { StepsMade: { } steps }
        ? new TrainingResult(steps, measurement.FinalLoss, measurement.EmptyWindows, measurement.LossCurve ?? [])
        : null;
}

/// <summary>The result of a counter-example that was measured again.</summary>
/// <param name="Point">The grid point as canonical text.</param>
/// <param name="IsTrained">Whether the network was trained again from its seed.</param>
/// <param name="Verdict">Verdict of the new measurement on the packet's prediction.</param>
/// <param name="IsReproduced">Whether a law that the packet refutes is refuted again.</param>
public sealed record ReplayAnswer(
    Guid Sweep, Guid Trial, string Point, bool IsTrained, IReadOnlyList<ComparedLine> Lines, Verdict Verdict, string Reason, bool IsReproduced);

/// <summary>One compared value.</summary>
/// <param name="Predicted">Null if there is no prediction.</param>
/// <param name="Agrees">Equal up to the rounding of the number format.</param>
public sealed record ComparedLine(string What, string? Predicted, string Then, string Now, bool Agrees);

/// <summary>The network of a packet.</summary>
internal static class PacketNetwork
{
    /// <summary>Loads the network; null if the packet has no weights; owned by the caller.</summary>
    /// <exception cref="InvalidSweepException">The weights are damaged, or not of the grid point's network.</exception>
    public static ShiftEquivariantUNet? Load(PacketReading packet, GridPoint point)
    {
        if (packet.Find(PacketFiles.Network) is not { } content)
        {
            return null;
        }

        using var stream = new MemoryStream(content, writable: false);
        return Checked(NetworkFile.Load(stream, $"{packet.Name}: {PacketFiles.Network}", TorchDevice.Current), point);
    }

    /// <summary>Returns all weights and statistics of a network as numbers.</summary>
    public static double[] Values(ShiftEquivariantUNet network) =>
        [.. NetworkFile.Tensors(network).SelectMany(static tensor => ImageTensor.Pixels(tensor.Tensor))];

    private static ShiftEquivariantUNet Checked(ShiftEquivariantUNet network, GridPoint point)
    {
        var asked = NetworkFile.Metadata(UNetOptions.Of(point));
        if (NetworkFile.Metadata(network.Options).All(asked.Contains))
        {
            return network;
        }

        network.Dispose();
        throw new InvalidSweepException($"{PacketFiles.Network} in the packet is not the network that {PacketFiles.Document} describes; get the packet again");
    }
}
