using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>What a network needs beyond its period: some feature maps, and not more weights than can be held.</summary>
internal static class NetworkRules
{
    private const long MostWeights = 1L << 31;

    public static string? Fault(GridPoint point) => point switch
    {
        { Convolutions: < 1 } => $"convolutions {point.Convolutions} is not possible; use at least 1 per level",
        { Convolutions: > 64 } => $"convolutions {point.Convolutions} is too many; use at most 64 per level",
        { Width: < 1 } => $"width {point.Width} is not possible; use at least 1 feature map",
        { Embedding: < 1 } => $"embedding {point.Embedding} is not possible; use at least 1 channel",
        { Pooling: Pooling.Dilated, Padding: not (Padding.Valid or Padding.Circular) } =>
            $"pooling dilated with padding {ChoiceText.Of(point.Padding)} is not built; use padding valid or circular",
        { Pooling: Pooling.AdaptivePolyphase, Padding: not Padding.Circular } =>
            $"pooling adaptive_polyphase follows shifts around a circular border only; use padding circular instead of {ChoiceText.Of(point.Padding)}",
        _ when !WeightsFit(point) =>
            $"width {point.Width} doubled over depth {point.Depth} needs more than 2^31 weights in one layer; use a smaller width or depth",
        _ => null,
    };

    /// <summary>Whether a convolution between two feature stacks at the bottom can be held.</summary>
    private static bool WeightsFit(GridPoint point)
    {
        var channels = (Int128)point.Width << point.Depth;
        var taps = point.Dimensions switch { 1 => 3, 2 => 9, _ => 27 };
        return channels <= MostWeights && channels * channels * taps <= MostWeights;
    }
}
