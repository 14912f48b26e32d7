namespace Sweep.Storage.Answers;

/// <summary>The answer to a sweep's question in at most two sentences.</summary>
internal static class SweepAnswer
{
    public const int MostSentences = 2;

    /// <summary>Problems come first, then the laws in the given order, as many as fit.</summary>
    public static string Of(Standing standing, IReadOnlyList<Statement> statements) => string.Join(' ', new[] { standing.Sentence }
        .Concat(standing.SaysAll ? [] : statements.Count == 0 ? [Standing.Silence] : statements.Select(static statement => statement.Sentence))
        .OfType<string>()
        .Take(MostSentences));
}
