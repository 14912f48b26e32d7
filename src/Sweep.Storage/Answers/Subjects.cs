using Sweep.Storage.Reading;

namespace Sweep.Storage.Answers;

/// <summary>Chooses the laws of an answer; the law that the sweep's axes test comes first.</summary>
internal static class Subjects
{
    /// <summary>The axes that ask for each.</summary>
    private static readonly IReadOnlyDictionary<Subject, IReadOnlyList<string>> Axes = new Dictionary<Subject, IReadOnlyList<string>>
    {
        [Subject.Windows] = ["train_window"],
        [Subject.Curve] = ["tile_crop"],
        [Subject.Stitching] = ["tile_crop", "halo"],
        [Subject.Counts] = ["dimensions", "depth", "factor", "upsampling", "spacing"],
        [Subject.Separability] = ["noise", "elastic", "bandwidth", "kernel"],
        [Subject.Padding] = ["padding"],
        [Subject.Shifts] = ["pooling"],
    };

    /// <summary>All axes that matter.</summary>
    public static IReadOnlyList<string> Asked { get; } = [.. Axes.Values.SelectMany(static axes => axes).Distinct()];

    public static IReadOnlyList<string> AxesOf(Subject subject) => Axes[subject];

    /// <param name="varying">Axes that take more than one value.</param>
    /// <returns>Those that something is known of: laws whose axes vary before the others, and of these the one with the most configurations first.</returns>
    public static IEnumerable<Subject> InOrder(IReadOnlyList<LawVerdicts> laws, IReadOnlySet<string> varying)
    {
        bool Varies(Subject subject) => Axes[subject].Any(varying.Contains);
        return Enum.GetValues<Subject>()
            .Where(subject => subject == Subject.Curve ? Varies(subject) : Configurations(subject, laws) > 0)
            .OrderByDescending(Varies)
            .ThenByDescending(subject => Varies(subject) ? Configurations(subject, laws) : 0)
            .ThenBy(static subject => subject);
    }

    private static long Configurations(Subject subject, IReadOnlyList<LawVerdicts> laws) =>
        laws.Where(law => Of(law.Law) == (subject == Subject.Curve ? Subject.Stitching : subject))
            .Sum(law => subject == Subject.Padding ? law.NConfigurations : law.Configurations.Predicted());

    private static Subject? Of(string law) => law switch
    {
        "L2 separable" or ['L', '7', ..] => Subject.Separability,
        ['L', '1' or '2' or '3', ..] => Subject.Counts,
        ['L', '4', ..] => Subject.Padding,
        ['L', '5', ..] => Subject.Stitching,
        ['L', '6', ..] => Subject.Windows,
        ['s', 'h', ..] => Subject.Shifts,
        _ => null,
    };
}

/// <summary>Topics of the sentences of an answer, in the order used where the axes give no other.</summary>
internal enum Subject
{
    Windows,
    Curve,
    Stitching,
    Counts,
    Separability,
    Padding,
    Shifts,
}
