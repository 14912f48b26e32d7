namespace Sweep.Storage.Trials;

/// <summary>Conditions that a measurement depends on beside its grid point.</summary>
/// <param name="Science">Hash of the compiled theory and learning code.</param>
/// <param name="Libraries">Versions of TorchSharp and libtorch.</param>
/// <param name="OneDnn">Whether oneDNN computes float32 convolutions.</param>
public sealed record Conditions(string Science, string Libraries, string Device, bool OneDnn);
