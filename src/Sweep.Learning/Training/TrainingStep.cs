namespace Sweep.Learning.Training;

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
