namespace Sweep.Storage.Reports;

/// <summary>A picture that stands for its configuration: of its seeds the one with the weightiest verdict.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="InAll">Pictures of the sweep.</param>
public sealed record RepresentativePicture(Guid Artifact, Guid Trial, long Ordinal, string Canonical, string Verdict, string Reason, int Bytes, long InAll);
