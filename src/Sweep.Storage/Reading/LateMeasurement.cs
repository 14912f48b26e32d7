namespace Sweep.Storage.Reading;

/// <summary>A report that came when its trial was final already.</summary>
/// <param name="Differing">Columns of <c>trial_results</c> that are not equal to the accepted ones to the last bit; null: nothing was accepted.</param>
public sealed record LateMeasurement(Guid Attempt, string Worker, string Device, DateTimeOffset Received, string Verdict, IReadOnlyList<string>? Differing);
