namespace Sweep.Cli.Costs;

/// <summary>A measured piece of work beside its estimate.</summary>
/// <param name="Size">Logarithm of the estimated seconds of one repeat.</param>
/// <param name="Ratio">Measured time by estimated time.</param>
internal readonly record struct MeasuredPiece(EffortKind Kind, double Size, double Ratio, double Weight);

/// <param name="Log">Logarithm of the factor by which the time differs from its estimate.</param>
/// <param name="Spread">Likely relative error after the correction.</param>
internal readonly record struct Correction(double Log, double Spread);

/// <summary>
/// Corrects estimates by the most similar measured pieces. A correction depends on the kind and little by little on the size: it is computed
/// at sizes that lie a step apart, and in between follows a line. So very many different pieces need few comparisons.
/// </summary>
internal sealed class SimilarPieces
{
    /// <summary>Weight and spread of an estimate without similar pieces.</summary>
    private const double Alone = 0.005;
    private const double SpreadAlone = 0.8;

    /// <summary>Trust in one measured piece: load and warm-up differ from trial to trial.</summary>
    private const double SpreadOfOne = 0.1;

    /// <summary>Sizes this far apart differ by 5 %.</summary>
    private const double Step = 0.05;

    /// <summary>Pieces at this distance weigh less than a millionth of a millionth of equal ones.</summary>
    private const double Farthest = 3.1;

    private readonly Dictionary<EffortKind, MeasuredPiece[]> pieces;
    private readonly Dictionary<EffortKind, List<(double Distance, MeasuredPiece[] Pieces)>> similar = [];
    private readonly Dictionary<(EffortKind Kind, long Step), Correction> corrections = [];

    public SimilarPieces(IEnumerable<MeasuredPiece> measured) => pieces =
        measured.GroupBy(static piece => piece.Kind).ToDictionary(static kind => kind.Key, static kind => kind.ToArray());

    /// <param name="size">As of a <see cref="MeasuredPiece"/>.</param>
    public Correction Of(EffortKind kind, double size)
    {
        var place = size / Step;
        var below = (long)Math.Floor(place);
        var (least, most, share) = (At(kind, below), At(kind, below + 1), place - below);
        return new(least.Log + (share * (most.Log - least.Log)), least.Spread + (share * (most.Spread - least.Spread)));
    }

    private Correction At(EffortKind kind, long step)
    {
        if (!corrections.TryGetValue((kind, step), out var correction))
        {
            corrections.Add((kind, step), correction = Compared(kind, step * Step));
        }

        return correction;
    }

    private Correction Compared(EffortKind kind, double size)
    {
        var (weights, logs, squares, distances) = (1e-12, 0.0, 0.0, 0.0);
        foreach (var (apart, alike) in SimilarTo(kind))
        {
            foreach (var piece in alike)
            {
                var distance = apart + Math.Abs(piece.Size - size);
                if (distance > Farthest)
                {
                    continue;
                }

                var weight = piece.Weight * Math.Exp(-3 * distance * distance);
                var log = Math.Log(piece.Ratio);
                weights += weight;
                logs += weight * log;
                squares += weight * log * log;
                distances += weight * distance;
            }
        }

        // Times scatter by factors: their mean lies above that of their logarithms by half of the variance.
        var all = weights + Alone;
        var variance = Math.Max(0, (squares / weights) - Math.Pow(logs / weights, 2));
        return new(
            (logs + (weights * variance / 2)) / all,
            ((Alone * SpreadAlone) + (weights * (SpreadOfOne + (Math.Sqrt(variance) / 2))) + (0.4 * distances)) / all);
    }

    private List<(double Distance, MeasuredPiece[] Pieces)> SimilarTo(EffortKind kind)
    {
        if (!similar.TryGetValue(kind, out var near))
        {
            similar.Add(kind, near =
            [
                .. pieces.Where(other => other.Key.IsTraining == kind.IsTraining)
                    .Select(other => (other.Key.Distance(kind), other.Value))
                    .Where(static other => other.Item1 <= Farthest)
            ]);
        }

        return near;
    }
}
