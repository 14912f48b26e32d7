using Sweep.Theory.Measuring;

namespace Sweep.Theory.Lawbook;

/// <summary>A network of which nothing but the bias of its head reaches the output.</summary>
internal static class Dead
{
    /// <param name="consequence">What cannot be said of it.</param>
    public static Finding? Finding(Measurement measurement, string consequence) => measurement.Dead
        ? new(Verdict.Inconclusive, $"nothing but the bias of the head reaches the output, so {consequence}", "the whole network is dead")
        : null;
}
