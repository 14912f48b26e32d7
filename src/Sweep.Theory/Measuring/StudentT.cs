namespace Sweep.Theory.Measuring;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    private const double Precision = 1e-15;
    private const double Tiny = 1e-300;
    private const int LongestFraction = 100_000;

    // Lanczos' coefficients for g = 7 and nine terms (Godfrey): fifteen digits of the gamma function.
    private const double LanczosG = 7;

    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>P(|T| >= |t|): how often chance alone gives a t at least as far from 0; NaN where t is no number.</summary>
    /// <param name="t">Any number, infinite ones included.</param>
    /// <param name="freedom">Degrees of freedom, above 0, whole or not.</param>
    public static double TwoSided(double t, double freedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        if (double.IsNaN(t) || double.IsInfinity(t))
        {
            return double.IsNaN(t) ? t : 0;
        }

        // P is the regularised incomplete beta function I_x(freedom / 2, 1 / 2) at x = freedom / (freedom + t^2). Its continued fraction
        // converges fast where x is below its mean; elsewhere I_x(a, b) = 1 - I_(1-x)(b, a).
        var (rest, share) = (t * t / (freedom + (t * t)), freedom / (freedom + (t * t)));
        var (a, b) = (freedom / 2, 0.5);
        return share < (a + 1) / (a + b + 2) ? Beta(share, rest, a, b) : 1 - Beta(rest, share, b, a);
    }

    /// <summary>I_x(a, b), with <paramref name="y"/> = 1 - x in full precision: Lentz's way through the continued fraction (DLMF 8.17.22).</summary>
    private static double Beta(double x, double y, double a, double b)
    {
        if (x == 0)
        {
            return 0;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(y))) / a;
        var (c, d) = (1.0, 1 / Safe(1 - ((a + b) * x / (a + 1))));
        var fraction = d;
        for (var m = 1; m < LongestFraction; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Safe(1 + (even * d));
            c = Safe(1 + (even / c));
            fraction *= c * d;
            d = 1 / Safe(1 + (odd * d));
            c = Safe(1 + (odd / c));
            fraction *= c * d;
            if (Math.Abs((c * d) - 1) < Precision)
            {
                break;
            }
        }

        return front * fraction;
    }

    private static double Safe(double number) => Math.Abs(number) < Tiny ? Tiny : number;

    private static double LogGamma(double x)
    {
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        var sum = Lanczos[0];
        for (var term = 1; term < Lanczos.Length; term++)
        {
            sum += Lanczos[term] / (x - 1 + term);
        }

        var shifted = x - 0.5 + LanczosG;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(shifted)) - shifted + Math.Log(sum);
    }
}
