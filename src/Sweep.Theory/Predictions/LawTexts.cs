namespace Sweep.Theory.Predictions;

/// <summary>The laws in words, one text for each row that a verdict table can have.</summary>
public static class LawTexts
{
    private const string Paper = "Rumberger et al., ICCV 2021, arXiv 2101.05846";

    private const string FixedGrid = "Pooling subsamples on a fixed grid: maximum, average or blurred maximum; a dilated network never subsamples, so that its period is 1.";

    private const string ValidOrCircular = "Valid padding, or circular padding on an image whose sides are multiples of the period.";

    private const string SameLooking = "The objects look the same: no noise, no elastic deformation.";

    private const string OneSided =
        "The count is a capacity, the largest over the seeds: a count above the prediction refutes it, an equal one confirms it, and a smaller one has not reached it yet.";

    /// <summary>In the order in which a report tells them.</summary>
    public static IReadOnlyList<LawText> All { get; } =
    [
        new(
            "L1 bound",
            "$N ≤ ∏_{i} P_{i} = f^{dl}$",
            "A network with $l$ pooling layers of factor $f$ follows shifts of its input by the period $P_{i} = f^{l}$ along each of the $d$ axes and no others, "
            + "so that at most $f^{dl}$ same-looking objects get different embeddings.",
            [ValidOrCircular, FixedGrid, SameLooking],
            OneSided,
            Paper),
        new(
            "L2 exact count",
            "$N = ∏_{i} P_{i} / gcd(s_{i}, P_{i})$",
            "Objects repeated with spacing $s_{i}$ see only $P_{i} / gcd(s_{i}, P_{i})$ phases of the network along each axis: one at a multiple of the period, the full bound one pixel beside it.",
            [ValidOrCircular, FixedGrid, SameLooking, "As many whole objects as phases lie in the window; fewer objects can take fewer phases."],
            OneSided,
            $"{Paper}; the count between the paper's two cases follows from its periodicity"),
        new(
            "L2 separable",
            "$objects = ∏_{i} P_{i} / gcd(s_{i}, P_{i})$",
            "All objects of an image can be told apart only if they see as many different phases as there are objects.",
            ["Valid or circular padding.", SameLooking, "The network is trained."],
            "Instances are found by mean shift on the embeddings. Telling apart more objects than there are phases refutes the law; failing to tell apart what may be told apart has not reached it yet.",
            Paper),
        new(
            "L3 constant image",
            "$N = ∏_{i} P_{i}$ (learnt upsampling), $N = 1$ (nearest or linear upsampling)",
            "On a constant image the output of a network with learnt upsampling repeats with the period and has as many different values as one period has pixels; other upsampling keeps a constant constant.",
            [ValidOrCircular, FixedGrid],
            OneSided,
            Paper),
        new(
            "L4 padding",
            "$N > ∏_{i} P_{i}$ is possible",
            "Padding with zeros, reflections or copies of the border tells the network how far the border is, so that objects near it are told apart beyond the bound. How much leaks depends on the padding.",
            ["Padding is same, reflect or replicate."],
            "No number is predicted, so these trials read not predicted; their counts beyond the bound are the finding.",
            Paper),
        new(
            "L5 tile-and-stitch",
            "$stitched = whole$ if and only if $P_{i} | c_{i}$ for every axis",
            "Outputs of tiles that are cropped to side $c$ and put side by side equal the output of the whole image exactly where every crop is a multiple of the period.",
            [
                "Valid padding, or tiles cropped so far that nothing is left of what padding reached.", FixedGrid,
                "For \"only if\": generic weights, and an image that does not repeat itself into agreement.",
            ],
            "The error is the largest difference in standard deviations of the output. A seam (above 0.01) where there must be none, or none where there must be one, refutes the law.",
            Paper),
        new(
            "L6 training window",
            "$w ≤ P$ leaves a jump at every line of the period",
            "A loss that never sees both sides of a period line cannot make the embeddings agree across it: a window of side $w$ must exceed the period.",
            [
                "Trained with valid padding and batches whose windows lie alike on the grid.",
                "At least two same-looking objects share a window of one period, $s < P$; otherwise nothing forces embeddings to depend on the position in the window.",
                "For \"no jump\" above the period: a training that converged, in two or three dimensions.",
            ],
            "The jump ratio is the mean embedding distance of neighbouring pixels of an object across the lines, over the same elsewhere; 1 is no jump. A ratio read from a training that did not converge is inconclusive.",
            Paper),
        new(
            "L7 separable by broken symmetry",
            "noise or deformation: $N$ is not bounded by $∏_{i} P_{i}$",
            "Gaussian noise or elastic deformation makes every object another one, so that symmetry no longer forbids to tell them apart. It does not repair tile-and-stitch.",
            ["Noise with a variance above 0, or an elastic deformation.", "The network is trained."],
            "Telling all objects apart confirms that it is possible; failing to do so has not reached it yet.",
            Paper),
        new(
            "shifts of the whole image",
            "$network(shifted image) = shifted network(image)$",
            "Around a circular border the output follows every shift of the image if the grid of the pooling moves with the image or there is none, and multiples of the period alone if the grid is fixed.",
            ["Circular padding.", "An image without ties between its polyphase components."],
            "The error is the largest difference over all shifts below the period, in standard deviations of the output.",
            $"Chaman and Dokmanic 2021; Zhang 2019; {Paper}"),
    ];

    /// <summary>The text of a row of a verdict table; null for one that has none.</summary>
    public static LawText? Of(string name) => All.FirstOrDefault(law => law.Name == name);
}
