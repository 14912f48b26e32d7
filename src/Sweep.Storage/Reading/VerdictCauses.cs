using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Reading;

/// <summary>Trials of one verdict for one cause.</summary>
/// <param name="Cause">Without a trial's own numbers; null: measured before causes were noted.</param>
public sealed record VerdictCause(Verdict Verdict, string? Cause, long N)
{
    /// <summary>The cause in words.</summary>
    public string Words => Cause ?? "measured before causes were noted";

    /// <summary>"23 inconclusive: class gap below 3".</summary>
    public string Line => FormattableString.Invariant($"{N} {ChoiceText.Of(Verdict).Replace('_', ' ')}: {Words}");
}

/// <summary>Measured trials that are not confirmed, by verdict and cause.</summary>
/// <param name="Largest">The largest groups, the largest first.</param>
/// <param name="Groups">How many groups there are in all.</param>
/// <param name="Trials">How many trials are in all of them.</param>
public sealed record VerdictCauses(IReadOnlyList<VerdictCause> Largest, long Groups, long Trials)
{
    /// <summary>"and 3 more causes (12 trials)"; null: all groups are told.</summary>
    public string? More => Groups - Largest.Count is > 0 and var more
        ? FormattableString.Invariant($"and {more} more cause{(more == 1 ? "" : "s")} ({Left} trial{(Left == 1 ? "" : "s")})")
        : null;

    private long Left => Trials - Largest.Sum(static group => group.N);

    /// <summary>The cause of most trials with this verdict; null: there is none, or it was not noted.</summary>
    public string? Main(Verdict verdict) => Largest.FirstOrDefault(group => group.Verdict == verdict)?.Cause;
}
