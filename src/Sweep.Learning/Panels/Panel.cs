using Sweep.Theory.Lawbook;

namespace Sweep.Learning.Panels;

/// <summary>
/// The picture of a trial for people: input with the output window framed, ground truth, embeddings as colours, instances,
/// tile lines, and the numbers below.
/// </summary>
internal static class Panel
{
    /// <summary>Returns PNG in RGB; the same subject gives the same bytes.</summary>
    public static byte[] Draw(PanelSubject subject) => Laid(subject).Drawn().Encoded();

    internal static Sheet Laid(PanelSubject subject) => Layout.Of(
        Heading.Headline(subject.Trial),
        Heading.Detail(subject.Trial),
        Plates.Of(subject),
        Fact.Of(subject.Measurement, subject.Trial.Prediction),
        stacked: subject.Output.Sides.Count == 1);
}
