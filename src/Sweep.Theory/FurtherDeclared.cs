using Sweep.Theory.Measuring;
using Sweep.Theory.Predictions;
using Sweep.Theory.Trials;

namespace Sweep.Theory;

/// <summary>
/// What an assembly declares beside the lists, before anybody reads them: by it a test sees that everything reads the lists and nothing else.
/// </summary>
internal static class FurtherDeclared
{
    public static IReadOnlyList<Axis> Axes { get; set; } = [];

    public static IReadOnlyList<Quantity> Quantities { get; set; } = [];

    public static IReadOnlyList<Law> Laws { get; set; } = [];
}
