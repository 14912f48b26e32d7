namespace Sweep.Learning.Training;

/// <summary>The folder and the interval of a training's checkpoints.</summary>
/// <param name="Interval">Training time between two checkpoints, and before the first.</param>
/// <param name="Trouble">Receives a sentence if a checkpoint could not be written (once) or read; the training continues.</param>
public sealed record Checkpointing(CheckpointFolder Folder, TimeSpan Interval, TimeProvider Time, Action<string> Trouble);
