using Sweep.Cli.Costs;
using Sweep.Theory.Points;

namespace Sweep.Cli.Tests.Costs;

public sealed class SimilarPiecesTests
{
    private static readonly IReadOnlyList<EffortKind> Kinds =
    [
        .. from isTraining in new[] { true, false }
           from isTrained in new[] { true, false }
           from dimensions in new[] { 1, 2, 3 }
           from padding in new[] { Padding.Valid, Padding.Same }
           from pooling in new[] { Pooling.Max, Pooling.Average }
           select new EffortKind(isTraining, isTrained, new() { Dimensions = dimensions, Spacing = PerAxis.Uniform(dimensions, 7), Padding = padding, Pooling = pooling })
    ];

    [Fact]
    public void A_correction_is_near_the_one_that_compares_every_piece()
    {
        var random = new Random(1);
        List<MeasuredPiece> pieces =
        [
            .. Enumerable.Range(0, 2000).Select(_ => new MeasuredPiece(
                Kinds[random.Next(Kinds.Count)], -6 + (8 * random.NextDouble()), Math.Exp(random.NextDouble() - 0.5), random.Next(2) == 0 ? 0.1 : 1))
        ];
        var similar = new SimilarPieces(pieces);

        for (var effort = 0; effort < 2000; effort++)
        {
            var (kind, size) = (Kinds[random.Next(Kinds.Count)], -8 + (12 * random.NextDouble()));
            var (plain, found) = (Plain(pieces, kind, size), similar.Of(kind, size));

            Assert.Equal(plain.Log, found.Log, 0.02);
            Assert.Equal(plain.Spread, found.Spread, 0.02);
        }
    }

    [Fact]
    public void Without_pieces_nothing_is_corrected_and_the_spread_is_large()
    {
        var correction = new SimilarPieces([]).Of(Kinds[0], 1);

        Assert.Equal(0, correction.Log, 1e-6);
        Assert.Equal(0.8, correction.Spread, 1e-6);
    }

    /// <summary>Weighs every piece by its distance.</summary>
    private static Correction Plain(IReadOnlyList<MeasuredPiece> pieces, EffortKind kind, double size)
    {
        var near = pieces.Where(piece => piece.Kind.IsTraining == kind.IsTraining)
            .Select(piece => (Distance: piece.Kind.Distance(kind) + Math.Abs(piece.Size - size), Log: Math.Log(piece.Ratio), piece.Weight))
            .Select(static piece => (piece.Distance, piece.Log, Weight: piece.Weight * Math.Exp(-3 * piece.Distance * piece.Distance))).ToList();
        var weights = near.Sum(static piece => piece.Weight) + 1e-12;
        var mean = near.Sum(static piece => piece.Weight * piece.Log) / weights;
        var variance = near.Sum(piece => piece.Weight * (piece.Log - mean) * (piece.Log - mean)) / weights;
        return new(
            weights * (mean + (variance / 2)) / (weights + 0.005),
            ((0.005 * 0.8) + (weights * (0.1 + (Math.Sqrt(variance) / 2))) + (0.4 * near.Sum(static piece => piece.Weight * piece.Distance))) / (weights + 0.005));
    }
}
