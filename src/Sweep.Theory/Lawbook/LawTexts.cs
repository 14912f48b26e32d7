namespace Sweep.Theory.Lawbook;

/// <summary>The laws in words, one text for each row that a table of verdicts can have.</summary>
internal static class LawTexts
{
    public const string Bound = "L1 bound";

    public const string ExactCount = "L2 exact count";

    public const string ConstantImage = "L3 constant image";

    public const string PaddingLeaks = "L4 padding";

    public const string TileAndStitch = "L5 tile-and-stitch";

    public const string TrainingWindow = "L6 training window";

    public const string SufficientWindow = "L6 sufficient window";

    public const string Separable = "L2 separable";

    public const string BrokenSymmetry = "L7 separable by broken symmetry";

    public const string WholeImageShifts = "shifts of the whole image";

    private const string Paper = "Rumberger et al., ICCV 2021, arXiv 2101.05846";

    private const string FixedGrid = "Pooling subsamples on a fixed grid: maximum, average or blurred maximum; a dilated network never subsamples, so that its period is 1.";

    private const string ValidOrCircular = "Valid padding, or circular padding on an image whose sides are multiples of the period.";

    private const string SameLooking = "The objects look the same: no noise and no elastic deformation that changes a pixel beyond rounding.";

    private const string Trained =
        "The network is trained: a window showed two instances at least (the background counts as one), and objects and background are $δ_{d}$ apart at least, half of what the loss asks for.";

    private const string TwoInEachPhase = "Two whole objects or more lie in the window for every phase; the count is inconclusive with fewer.";

    private const string OneSided =
        "The count is a capacity, the largest over the seeds: a count above the prediction refutes it, an equal one confirms it, and a smaller one did not reach it. "
        + "A count below it is inconclusive where the network is dead below a level.";

    private const string Converged =
        "The training has converged: the mean loss of the last tenth of the steps that showed two instances is at most $2 δ_{d}^{2} / 9$, an eighteenth of what one pair costs that was never pushed apart.";

    private const string Generic =
        "For \"only if\": generic weights. An image without symmetry shows for every pooling level whether the output depends on its phase; where it does not, the network is dead below that level and the verdict is inconclusive.";

    public static IReadOnlyList<LawText> Counts { get; } =
    [
        new(
            Bound,
            "$N ≤ ∏_{i} P_{i} = f^{dl}$",
            "A network with $l$ pooling layers of factor $f$ follows shifts of its input by the period $P_{i} = f^{l}$ along each of the $d$ axes and no others, "
            + "so that at most $f^{dl}$ same-looking objects get different embeddings.",
            [ValidOrCircular, FixedGrid, SameLooking, TwoInEachPhase],
            OneSided,
            Paper,
            "bound_validation"),
        new(
            ExactCount,
            "$N = ∏_{i} P_{i} / gcd(s_{i}, P_{i})$",
            "Objects repeated with spacing $s_{i}$ see only $P_{i} / gcd(s_{i}, P_{i})$ phases of the network along each axis: one at a multiple of the period, the full bound one pixel beside it. "
            + "With nearest or linear upsampling the effective period counts: the product of the factors above the first level whose pooling makes the repeating features constant. "
            + "Then the number is an upper bound that is usually reached, not always.",
            [ValidOrCircular, FixedGrid, SameLooking, TwoInEachPhase, "Fewer whole objects along an axis than phases can take fewer phases."],
            OneSided,
            $"{Paper}; the count between the paper's two cases follows from its periodicity",
            "bound_validation"),
        new(
            ConstantImage,
            "$N = ∏_{i} P_{i}$ (learnt upsampling), $N = 1$ (nearest or linear upsampling)",
            "On a constant image the output of a network with learnt upsampling repeats with the period and has as many different values as one period has pixels; other upsampling keeps a constant constant.",
            [ValidOrCircular, FixedGrid, TwoInEachPhase],
            OneSided,
            Paper,
            "bound_validation"),
        new(
            PaddingLeaks,
            "$N > ∏_{i} P_{i}$ is possible",
            "Padding with zeros, reflections or copies of the border tells the network how far the border is, so that objects near it are told apart beyond the bound. How much leaks depends on the padding.",
            ["Padding is same, reflect or replicate."],
            "No number is predicted, so these trials read not predicted; their counts beyond the bound are the finding.",
            Paper,
            "padding_effect"),
    ];

    public static IReadOnlyList<LawText> Stitching { get; } =
    [
        new(
            TileAndStitch,
            "$stitched = whole$ if and only if $P_{i} | c_{i}$ for every axis",
            "Outputs of tiles that are cropped to side $c$ and put side by side equal the output of the whole image exactly where every crop is a multiple of the period. "
            + "On its own lattice of discs a trained network with nearest or linear upsampling has the effective period.",
            [
                "Valid padding, or tiles cropped so far that nothing is left of what padding reached.", FixedGrid, Generic,
                "For \"only if\": an image that shows it. Random weights see an image without symmetry. A trained network sees its own scene; "
                + "where that shows no seam, tiles of the same size are measured on a larger image without symmetry, and where one shows there the verdict is inconclusive.",
                "Where padding reaches the output, a missing seam is inconclusive, for what padding invents may be too weak to show.",
            ],
            "The error is the largest difference in standard deviations of the output. A seam (above 0.01) where there must be none, or none where there must be one, refutes the law.",
            Paper,
            "stitching_validation"),
    ];

    public static IReadOnlyList<LawText> Seams { get; } =
    [
        new(
            TrainingWindow,
            "$w ≤ P$ leaves a jump at every line of the period",
            "A loss that never sees both sides of a period line cannot make the embeddings agree across it: a window of side $w$ must exceed the period.",
            [
                "Trained with valid padding and batches whose windows lie alike on the grid.",
                SameLooking,
                "A window can show a pixel of one object and the same pixel of the next, $w > s$ on every axis; otherwise nothing forces embeddings to depend on the position in the window.",
                Converged, Generic,
            ],
            "The jump ratio is the mean embedding distance of neighbouring pixels of an object across the lines, over the same elsewhere; 1 is no jump. From 2 on it confirms the law, below 1.5 it refutes it; a refutation needs a loss below half of that limit, times the share of the windows that show two objects, $(w - s) / s$.",
            Paper,
            "window_validation"),
        new(
            SufficientWindow,
            "$w > P$ leaves no jump",
            "A window of side $w > P$ on every axis shows both sides of every line of the period. The paper proves that it is necessary; that it suffices is a claim of this program.",
            ["As for the training window, in two or three dimensions.", Converged, Generic],
            "A jump ratio of at most 1.5 confirms the claim for this configuration. Above 2 the window did not suffice here, which refutes nothing that the paper says.",
            "an observation of this program",
            "window_validation"),
    ];

    public static IReadOnlyList<LawText> Separability { get; } =
    [
        new(
            Separable,
            "$objects = ∏_{i} P_{i} / gcd(s_{i}, P_{i})$",
            "All objects of an image can be told apart only if they see as many different phases as there are objects.",
            [
                "Valid or circular padding.", SameLooking, Trained,
                "The clustering can: the same mean shift finds all objects where embeddings are separable by construction. Otherwise the verdict is inconclusive.",
            ],
            "Instances are found by mean shift on the embeddings. Telling apart more objects than there are phases refutes the law; failing to tell apart what may be told apart has not reached it.",
            Paper,
            "separability_validation"),
        new(
            BrokenSymmetry,
            "noise or deformation: $N$ is not bounded by $∏_{i} P_{i}$",
            "Gaussian noise or elastic deformation makes every object another one, so that symmetry no longer forbids to tell them apart. It does not repair tile-and-stitch.",
            ["Noise or an elastic deformation that changes pixels beyond rounding.", Trained],
            "Telling all objects apart confirms that it is possible; failing to do so has not reached it.",
            Paper,
            "separability_validation"),
    ];

    public static IReadOnlyList<LawText> Shifts { get; } =
    [
        new(
            WholeImageShifts,
            "$network(shifted image) = shifted network(image)$",
            "Around a circular border the output follows every shift of the image if the grid of the pooling moves with the image or there is none, and multiples of the period alone if the grid is fixed.",
            [
                "Circular padding.", Generic,
                "For adaptive polyphase: an image without ties between the grids. Where the largest leads the second by rounding alone, the verdict is inconclusive.",
            ],
            "The error is the largest difference over all shifts below the period, in standard deviations of the output.",
            $"Chaman and Dokmanic 2021; Zhang 2019; {Paper}",
            "shift_validation"),
    ];
}
