namespace Sweep.Cli.Costs;

/// <summary>Fits a sum of a few terms to measured values, with the least sum of squares of relative errors.</summary>
internal static class RelativeFit
{
    /// <summary>Weight with which each factor is held at 1. A term that no value depends on keeps its factor.</summary>
    private const double Held = 0.05;

    /// <summary>A term never vanishes: work takes time.</summary>
    private const double Least = 0.05;

    /// <summary>Returns the factor of each term. A factor is 0.05 or more, and 1 where nothing is known.</summary>
    /// <param name="rows">The terms of each value with the factors 1, the value itself, and its weight; values are above 0.</param>
    public static double[] Factors(int terms, IEnumerable<(double[] Terms, double Value, double Weight)> rows)
    {
        var matrix = new double[terms, terms];
        var right = new double[terms];
        for (var term = 0; term < terms; term++)
        {
            matrix[term, term] = right[term] = Held;
        }

        foreach (var (shares, value, weight) in rows)
        {
            for (var row = 0; row < terms; row++)
            {
                right[row] += weight * shares[row] / value;
                for (var column = 0; column < terms; column++)
                {
                    matrix[row, column] += weight * shares[row] / value * (shares[column] / value);
                }
            }
        }

        return Descend(matrix, right);
    }

    /// <summary>Solves for one factor after another until they stay: with few terms, this also keeps each above the least.</summary>
    private static double[] Descend(double[,] matrix, double[] right)
    {
        var factors = Enumerable.Repeat(1.0, right.Length).ToArray();
        for (var round = 0; round < 200; round++)
        {
            for (var row = 0; row < factors.Length; row++)
            {
                var rest = right[row];
                for (var column = 0; column < factors.Length; column++)
                {
                    rest -= column == row ? 0 : matrix[row, column] * factors[column];
                }

                factors[row] = Math.Max(Least, rest / matrix[row, row]);
            }
        }

        return factors;
    }
}
