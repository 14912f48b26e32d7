using System.Text;

namespace Sweep.Theory.Points;

/// <summary>What the 3^d convolutions do at the border of the image.</summary>
public enum Padding { Valid, Same, Reflect, Replicate, Circular }

/// <summary>How the decoder enlarges feature maps.</summary>
public enum Upsampling { Learnt, Nearest, Linear }

/// <summary>How the encoder shrinks feature maps.</summary>
public enum Pooling
{
    /// <summary>The largest value of each block of f pixels per axis.</summary>
    Max,

    /// <summary>The mean of each block.</summary>
    Average,

    /// <summary>No subsampling: filters of stride 1 whose taps lie ever further apart (a trous). Equivariant to every shift.</summary>
    Dilated,

    /// <summary>Of the f^d subsampled grids the one with the largest norm (Chaman and Dokmanic 2021), put back in its place by the decoder.</summary>
    AdaptivePolyphase,

    /// <summary>Maximum of stride 1, a binomial blur, then subsampling (Zhang 2019).</summary>
    Blur,

    /// <summary>A convolution whose kernel and stride are f: every block is one pixel of learnt weights.</summary>
    Strided,
}

/// <summary>What is subtracted and divided out after each 3^d convolution.</summary>
public enum Normalisation
{
    None,

    /// <summary>Mean and variance of each channel over the pixels of the input at hand.</summary>
    Instance,

    /// <summary>Mean and variance of each channel over the training batches, kept as running averages for inference.</summary>
    Batch,

    /// <summary>Mean and variance of groups of channels over the pixels of the input at hand.</summary>
    Group,
}

/// <summary>Weights of the points around a mean shift's position.</summary>
public enum Kernel
{
    /// <summary>1 up to the bandwidth, 0 beyond.</summary>
    Flat,

    /// <summary>exp(-distance^2 / (2 bandwidth^2)).</summary>
    Gaussian,
}

/// <summary>What the image shows.</summary>
public enum SceneKind
{
    /// <summary>Every pixel 1, every pixel its own object.</summary>
    Constant,

    /// <summary>Equal discs (segments, balls) on a lattice.</summary>
    Discs,

    /// <summary>Random ellipses that do not touch, with shading, blur and noise: like fluorescence microscopy.</summary>
    Nuclei,

    /// <summary>The user's own images and label images, from a folder.</summary>
    Images,
}

/// <summary>Number format of the computation.</summary>
public enum Precision { Float32, Float64 }

/// <summary>Which pairs of instances the loss pushes apart: those that differ by index, or by the value of their mean (the notebooks).</summary>
public enum PairMask { ByIndex, ByValue }

/// <summary>What is measured of a trial.</summary>
[Flags]
public enum Measures
{
    None = 0,

    /// <summary>Embeddings of same-looking objects are counted (laws L1 to L4).</summary>
    Separability = 1,

    /// <summary>The stitched output is compared with the whole image's (L5).</summary>
    Stitching = 2,

    /// <summary>Jumps inside objects at the lines of the period or of the tiles (L6).</summary>
    Seams = 4,

    /// <summary>Mean shift instances against the ground truth: separable, false splits and merges, average precision.</summary>
    Instances = 8,

    /// <summary>Whether the output follows every shift of the whole image; circular padding only.</summary>
    Shifts = 16,

    /// <summary>A picture of input, truth, embeddings and instances is kept.</summary>
    Panels = 32,
}

/// <summary>Enum values as people write them, in files, SQL and output: <c>NotReached</c> is <c>not_reached</c>.</summary>
public static class ChoiceText
{
    public static string Of<T>(T choice) where T : struct, Enum => Names<T>.ByValue[choice];

    /// <summary>All texts of an enum, in the order of its declaration.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Names<T>.All;

    /// <exception cref="InvalidSweepException">No value has this text.</exception>
    public static T Parse<T>(string text) where T : struct, Enum => Names<T>.ByText.TryGetValue(text, out var choice)
        ? choice
        : throw new InvalidSweepException($"'{text}' is none of {string.Join(", ", All<T>())}");

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(static value => value, static value => SnakeCase(value.ToString()));

        public static readonly Dictionary<string, T> ByText =
            ByValue.ToDictionary(static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal);

        public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<T>().Select(static value => ByValue[value])];
    }
}
