namespace Sweep.Learning.Training;

/// <summary>The result of a training.</summary>
/// <param name="Steps">Steps made; fewer than requested if the loss reached 0.</param>
/// <param name="FinalLoss">Mean loss of the last tenth of the steps that were not empty; null: all steps were empty.</param>
/// <param name="EmptyWindows">Steps whose windows showed fewer than two instances; null: missing in an older packet.</param>
/// <param name="Curve">Mean loss of each of at most 100 equal stretches of all steps.</param>
internal sealed record TrainingResult(int Steps, double? FinalLoss, int? EmptyWindows, IReadOnlyList<double> Curve)
{
    private const int Stretches = 100;

    /// <summary>The step of the checkpoint from which the training resumed; null: it was not interrupted.</summary>
    public int? ResumedStep { get; init; }

    public static TrainingResult Of(IReadOnlyList<TrainingStep> steps)
    {
        var count = Math.Min(Stretches, steps.Count);
        double[] compared = [.. steps.Where(static step => !step.IsEmpty).Select(static step => step.Loss)];
        double? final = compared.Length == 0 ? null : compared.TakeLast((compared.Length + 9) / 10).Average();
        return new(steps.Count, final, steps.Count - compared.Length, [.. Enumerable.Range(0, count).Select(stretch =>
        {
            var from = (int)((long)stretch * steps.Count / count);
            return steps.Skip(from).Take((int)((stretch + 1L) * steps.Count / count) - from).Average(static step => step.Loss);
        })]);
    }
}

/// <summary>One step of a training.</summary>
/// <param name="Loss">Loss before the step.</param>
/// <param name="Instances">Number of instances in the step's windows; background is one of them.</param>
internal readonly record struct TrainingStep(double Loss, long Instances)
{
    /// <summary>Whether the loss compared no instances; then it is 0 for any network that maps one instance to the origin.</summary>
    public bool IsEmpty => Instances < 2;

    /// <summary>Whether the training is done.</summary>
    public bool EndsTraining => Loss == 0 && !IsEmpty;
}
