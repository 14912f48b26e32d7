using Sweep.Learning.Measuring;
using Sweep.Learning.Native;
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
