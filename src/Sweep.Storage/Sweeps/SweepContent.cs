using Sweep.Theory.Sweeps;

namespace Sweep.Storage.Sweeps;

/// <summary>A submitted sweep without its points.</summary>
/// <param name="Fresh">Nothing is taken over from other sweeps: every trial is measured.</param>
internal sealed record SweepContent(string Name, string Question, string Canonical, string FileText, Limits Limits, bool Fresh = false)
{
    /// <summary>The user's images that its points name.</summary>
    public IReadOnlyList<ImageSet> Images { get; init; } = [];
}
