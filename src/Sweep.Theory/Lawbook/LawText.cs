namespace Sweep.Theory.Lawbook;

/// <summary>
/// A law in words, for reports and pages. Formulas stand between dollars, with <c>_{...}</c> for what is below the line and <c>^{...}</c> for
/// what is above it; code stands between backticks.
/// </summary>
/// <param name="Name">As the verdict table calls it, such as <c>L2 exact count</c>.</param>
/// <param name="Formula">What the measurement is compared with.</param>
/// <param name="Statement">The same in a sentence.</param>
/// <param name="Premises">Conditions of the law, one sentence each; where one fails nothing is predicted.</param>
/// <param name="Test">What a measurement must show to confirm it, and what refutes it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="View">The view over the seeds that shows it.</param>
public sealed record LawText(string Name, string Formula, string Statement, IReadOnlyList<string> Premises, string Test, string Source, string View);
