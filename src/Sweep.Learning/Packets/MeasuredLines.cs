using System.Globalization;
using Sweep.Theory.Measuring;
using Sweep.Theory.Predictions;

namespace Sweep.Learning.Packets;

/// <summary>What each law says, what was measured in the packet, and what now.</summary>
internal static class MeasuredLines
{
    public static IEnumerable<ComparedLine> Of(Prediction prediction, Measurement then, Measurement now)
    {
        ComparedLine?[] lines =
        [
            Line("embeddings told apart", prediction.Distinct is { } most ? $"at most {most}" : null, static one => Text(one.Distinct)),
            Line("stitch error", Text(prediction.Seamless, "none", "some"), static one => Text(one.StitchErrorMax)),
            Line("stitch error on an image without symmetry", null, static one => Text(one.StitchErrorGeneric)),
            Line("jump ratio", Text(prediction.Jump, "a jump", "no jump"), static one => Text(one.JumpRatio)),
            Line("separable", Text(prediction.Separable, "possible", "no"), static one => Text(one.Separable, "yes", "no")),
            Line("separable by construction", null, static one => Text(one.ClusteringControl, "yes", "no")),
            Line("shift error", Text(prediction.Equivariant, "none", "some"), static one => Text(one.ShiftErrorMax)),
            Line("lead of the chosen grid", null, static one => Text(one.GridGap)),
            Line("response to each level", null, static one => Text(one.LevelResponse)),
            Line("background gap", null, static one => Text(one.BackgroundGap)),
        ];
        return lines.OfType<ComparedLine>();

        ComparedLine? Line(string what, string? predicted, Func<Measurement, string?> of) => (of(then), of(now)) switch
        {
            (null, null) => null,
            var (before, after) => new(what, predicted, before ?? "not measured", after ?? "not measured", before == after),
        };
    }

    private static string? Text(long? count) => count?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(double? number) => number is { } some ? Comparison.Number(some) : null;

    private static string? Text(IReadOnlyList<double>? numbers) =>
        numbers is { Count: > 0 } some ? string.Join(", ", some.Select(Comparison.Number)) : null;

    private static string? Text(bool? said, string yes, string no) => said switch { true => yes, false => no, null => null };
}
