namespace Sweep.Learning.Training;

/// <summary>Where and how often a training is saved.</summary>
/// <param name="Interval">Training time between two checkpoints, and before the first.</param>
/// <param name="Trouble">Receives a sentence when a checkpoint could not be written (once) or read; the training goes on.</param>
public sealed record Checkpointing(CheckpointFolder Folder, TimeSpan Interval, TimeProvider Time, Action<string> Trouble);
