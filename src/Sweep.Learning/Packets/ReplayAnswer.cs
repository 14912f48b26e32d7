using Sweep.Theory.Lawbook;

namespace Sweep.Learning.Packets;

/// <summary>The result of a counter-example that was measured again.</summary>
/// <param name="Point">The grid point as canonical text.</param>
/// <param name="IsTrained">Whether the network was trained again from its seed.</param>
/// <param name="Verdict">Verdict of the new measurement on the packet's prediction.</param>
/// <param name="IsReproduced">Whether a law that the packet refutes is refuted again.</param>
public sealed record ReplayAnswer(
    Guid Sweep, Guid Trial, string Point, bool IsTrained, IReadOnlyList<ComparedLine> Lines, Verdict Verdict, string Reason, bool IsReproduced);

/// <summary>One compared value.</summary>
/// <param name="Predicted">Null if there is no prediction.</param>
/// <param name="Agrees">Equal up to the rounding of the number format.</param>
public sealed record ComparedLine(string What, string? Predicted, string Then, string Now, bool Agrees);
