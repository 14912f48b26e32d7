using Sweep.Theory.Measuring;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// "Only if" and "as many as" are said of generic weights. A network whose ReLUs died at some level does not depend on the phases below
/// it, and then is evidence neither for a law nor against it.
/// </summary>
internal static class LevelLife
{
    /// <summary>Response of the output below which nothing comes up, in its standard deviations.</summary>
    private const double Dead = 1e-9;

    /// <summary>Why the network cannot show its phases: a level is dead, or answers less than <paramref name="least"/>. Null: all are alive.</summary>
    /// <param name="told">The measurement in words.</param>
    public static Finding? Missing(Measurement measurement, double least, string told)
    {
        if (measurement.LevelResponse is not { } responses)
        {
            return new(Verdict.Inconclusive, $"{told}; premise: generic weights, which was not measured", "premise: generic weights, not measured");
        }

        var level = responses.TakeWhile(response => response >= Math.Max(least, Dead)).Count();
        return level == responses.Count ? null
            : responses[level] <= Dead ? new(
                Verdict.Inconclusive, $"{told}; the network is dead below level {level}", $"the network is dead below level {level}")
            : new(
                Verdict.Inconclusive,
                $"{told}; the network hardly answers below level {level} (by {Finding.Number(responses[level])} of its deviation)",
                $"the network hardly answers below level {level}");
    }

    /// <summary>Why agreement is empty: not even the outermost phase reaches the output, which then agrees at every crop and spacing.</summary>
    public static Finding? SeesNoPhase(Measurement measurement, string told) =>
        measurement.LevelResponse is [< Dead, ..] ? Missing(measurement, Dead, told) : null;

    /// <summary>The same, of levels that are dead for certain.</summary>
    public static Finding? IsDead(Measurement measurement, string told) =>
        measurement.LevelResponse is null ? null : Missing(measurement, Dead, told);
}

/// <summary>A network of which nothing but the bias of its head reaches the output.</summary>
internal static class Dead
{
    /// <param name="consequence">What cannot be said of it.</param>
    public static Finding? Finding(Measurement measurement, string consequence) => measurement.Dead
        ? new(Verdict.Inconclusive, $"nothing but the bias of the head reaches the output, so {consequence}", "the whole network is dead")
        : null;
}
