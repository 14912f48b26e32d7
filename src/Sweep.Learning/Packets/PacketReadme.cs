using Sweep.Learning.Runs;
using Sweep.Theory.Points;

namespace Sweep.Learning.Packets;

/// <summary>The README of a packet.</summary>
internal static class PacketReadme
{
    public static string Of(CounterExample example, PacketOrigin origin, IReadOnlyList<string> leftOut) => $"""
        A counter-example: trial {origin.Trial} of sweep {origin.Sweep} refutes a prediction.

          {example.Judgement.Reason}

        Prediction and reasons:

          {string.Join("\n  ", example.Prediction.Notes)}

        These commands measure it again:

          sweep replay THIS-FILE.zip            loads weights and input, then computes and measures the embeddings
          sweep replay THIS-FILE.zip --train    first trains the network again from its seed

        {PacketFiles.Document}    the grid point, its seed, prediction, measurement, rechecks and conditions
        {PacketFiles.Network}     the weights, as Python's safetensors reads them
        *input.npy              the image, as numpy.load reads it; "tiled-": the one that was tiled, "generic-": without symmetry, to be shifted
        *embeddings.npy         the network's output (channels first); "stitched-": of the same pixels, tile by tile

        Measured with {origin.Libraries} on {origin.Device} ({ChoiceText.Of(example.Trial.Point.Precision)}), sweep {origin.GitRevision}.
        {string.Join("\n", leftOut)}
        """.ReplaceLineEndings("\n").TrimEnd() + "\n";
}
