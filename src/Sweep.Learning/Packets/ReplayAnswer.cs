using Sweep.Theory.Lawbook;

namespace Sweep.Learning.Packets;

/// <summary>What came out when a counter-example was looked at again.</summary>
/// <param name="Point">The grid point as canonical text.</param>
/// <param name="IsTrained">Whether the network was made anew from its seed.</param>
/// <param name="Verdict">Of what was measured now, against the prediction in the packet.</param>
/// <param name="IsReproduced">Whether a law that the packet refutes is refuted again.</param>
public sealed record ReplayAnswer(
    Guid Sweep, Guid Trial, string Point, bool IsTrained, IReadOnlyList<ComparedLine> Lines, Verdict Verdict, string Reason, bool IsReproduced);

/// <summary>One thing that was compared.</summary>
/// <param name="Predicted">Null where nothing is predicted of it.</param>
/// <param name="Agrees">Equal up to the rounding of the number format.</param>
public sealed record ComparedLine(string What, string? Predicted, string Then, string Now, bool Agrees);
