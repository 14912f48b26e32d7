namespace Sweep.Storage.Reports;

/// <summary>Under which conditions trials of a sweep were measured.</summary>
/// <param name="Science">Hash of the compiled theory and learning code; empty: measured before that was noted.</param>
/// <param name="Measurements">How many trials were measured under these conditions.</param>
/// <param name="TakenOver">Of these, the ones that an earlier sweep measured.</param>
public sealed record Surroundings(
    string Science, string GitRevision, string Libraries, string Device, bool OneDnn, bool SelfTestPassed, int Threads, long Measurements, long TakenOver, long Workers);
