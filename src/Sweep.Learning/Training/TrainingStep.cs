namespace Sweep.Learning.Training;

/// <summary>One step of a training.</summary>
/// <param name="Loss">Before the step.</param>
/// <param name="Instances">Instances that the step's windows showed together; background is one of them.</param>
internal readonly record struct TrainingStep(double Loss, long Instances)
{
    /// <summary>Whether the loss compared nothing: it is 0 for any network that maps one instance to the origin.</summary>
    public bool IsEmpty => Instances < 2;

    /// <summary>Whether the training has nothing left to do.</summary>
    public bool EndsTraining => Loss == 0 && !IsEmpty;
}
