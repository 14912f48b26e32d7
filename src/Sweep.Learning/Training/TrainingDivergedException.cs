using Sweep.Theory;

namespace Sweep.Learning.Training;

/// <summary>The loss is no number any more; another attempt would go the same way.</summary>
public sealed class TrainingDivergedException(int step, double learningRate) : SweepException(
    $"The loss became infinite or NaN at step {step} with learning_rate {learningRate}; a smaller learning_rate would work.");
