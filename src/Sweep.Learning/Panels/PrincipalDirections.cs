namespace Sweep.Learning.Panels;

/// <summary>Finds the orthogonal directions of largest variance of a cloud of points.</summary>
internal static class PrincipalDirections
{
    private const int Sweeps = 30;

    /// <summary>
    /// Returns unit directions as rows, the one of largest variance first, by cyclic Jacobi rotations of the covariance. The largest component of
    /// each is positive, so that the same cloud always gets the same directions.
    /// </summary>
    /// <param name="channels">Coordinates of the points, one array a channel.</param>
    public static double[][] Of(double[][] channels)
    {
        var matrix = Covariance(channels);
        var count = channels.Length;
        var vectors = Enumerable.Range(0, count).Select(row => Enumerable.Range(0, count).Select(column => row == column ? 1.0 : 0).ToArray()).ToArray();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var one = 0; one < count - 1; one++)
            {
                for (var other = one + 1; other < count; other++)
                {
                    Rotate(matrix, vectors, one, other);
                }
            }
        }

        return [.. Enumerable.Range(0, count).OrderByDescending(direction => matrix[direction][direction]).Select(direction => Signed(vectors[direction]))];
    }

    private static double[][] Covariance(double[][] channels)
    {
        var centred = channels.Select(static channel =>
        {
            var mean = channel.Average();
            return channel.Select(value => value - mean).ToArray();
        }).ToArray();
        return [.. centred.Select(one => centred.Select(other => one.Zip(other, static (left, right) => left * right).Average()).ToArray())];
    }

    /// <summary>Rotates the plane of two directions so that they are uncorrelated, and the rows of vectors with them.</summary>
    private static void Rotate(double[][] matrix, double[][] vectors, int one, int other)
    {
        if (matrix[one][other] == 0)
        {
            return;
        }

        var theta = (matrix[other][other] - matrix[one][one]) / (2 * matrix[one][other]);
        var tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var index = 0; index < matrix.Length; index++)
        {
            (matrix[index][one], matrix[index][other]) = Turned(matrix[index][one], matrix[index][other], cosine, sine);
        }

        for (var index = 0; index < matrix.Length; index++)
        {
            (matrix[one][index], matrix[other][index]) = Turned(matrix[one][index], matrix[other][index], cosine, sine);
            (vectors[one][index], vectors[other][index]) = Turned(vectors[one][index], vectors[other][index], cosine, sine);
        }
    }

    private static (double, double) Turned(double one, double other, double cosine, double sine) =>
        ((cosine * one) - (sine * other), (sine * one) + (cosine * other));

    private static double[] Signed(double[] direction)
    {
        var largest = direction.MaxBy(Math.Abs);
        return largest < 0 ? [.. direction.Select(static component => -component)] : direction;
    }
}
