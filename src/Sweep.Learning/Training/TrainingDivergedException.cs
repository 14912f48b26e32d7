using Sweep.Theory;

namespace Sweep.Learning.Training;

/// <summary>The loss is not a finite number any more; another attempt would diverge, too.</summary>
public sealed class TrainingDivergedException(int step, double learningRate) : SweepException(
    $"The loss became infinite or NaN at step {step} with learning_rate {learningRate}; a smaller learning_rate would work.");
