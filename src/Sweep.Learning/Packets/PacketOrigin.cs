namespace Sweep.Learning.Packets;

/// <summary>The origin of a counter-example.</summary>
/// <param name="Sweep">Id of the sweep.</param>
/// <param name="Science">Hash of the compiled theory and learning code.</param>
public sealed record PacketOrigin(
    Guid Sweep, Guid Trial, string Worker, string Device, string GitRevision, string Libraries, string Science, bool OneDnn, bool SelfTestPassed, int Threads);
