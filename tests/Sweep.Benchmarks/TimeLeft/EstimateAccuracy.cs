namespace Sweep.Benchmarks.TimeLeft;

/// <summary>How well estimates met the truth after the first tenth of a sweep. A moment without an estimate misses it.</summary>
/// <param name="Moments">Number of moments.</param>
/// <param name="Total">Share of moments at which the whole time was met within 20 %: the time until then and the time left.</param>
/// <param name="Left">Share of moments at which the time left was met within 20 %.</param>
/// <param name="WithinSecond">The same, where one second more or less counts as met.</param>
/// <param name="Worst">Largest relative error of the whole time.</param>
internal sealed record EstimateAccuracy(int Moments, double Total, double Left, double WithinSecond, double Worst)
{
    private const double FirstPart = 0.1;
    private const double Near = 0.2;

    /// <param name="seconds">What the sweep took.</param>
    public static EstimateAccuracy Of(IEnumerable<EstimatedMoment> moments, double seconds)
    {
        List<(double Error, double Left)> errors =
        [
            .. from moment in moments
               where moment.At >= FirstPart * seconds && moment.At < seconds
               let left = seconds - moment.At
               select (moment.Left is { } estimate ? Math.Abs(estimate - left) : double.PositiveInfinity, left)
        ];
        double Share(Func<(double Error, double Left), bool> isNear) => errors.Count == 0 ? double.NaN : errors.Count(isNear) / (double)errors.Count;
        return new(
            errors.Count,
            Share(error => error.Error <= Near * seconds),
            Share(static error => error.Error <= Near * error.Left),
            Share(static error => error.Error <= Math.Max(1, Near * error.Left)),
            errors.Count == 0 ? double.NaN : errors.Max(static error => error.Error) / seconds);
    }
}
