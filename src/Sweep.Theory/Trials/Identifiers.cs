using System.Security.Cryptography;
using System.Text;
using Sweep.Theory.Points;

namespace Sweep.Theory.Trials;

public readonly record struct SweepId(Guid Value);

/// <summary>A trial of one sweep: the same grid point of the same sweep always has the same id.</summary>
public readonly record struct TrialId(Guid Value)
{
    public static TrialId Of(SweepId sweep, GridPoint point) => Of(sweep, point.Canonical);

    public static TrialId Of(SweepId sweep, string canonical) => new(ContentId.Of(sweep, canonical));
}

/// <summary>Hash of a configuration of one sweep: replicates share it. The table has a number for it besides.</summary>
public readonly record struct ConfigurationId(Guid Value)
{
    public static ConfigurationId Of(SweepId sweep, string configuration) => new(ContentId.Of(sweep, configuration));
}

/// <summary>A training of one sweep: trials that share a network share this id.</summary>
public readonly record struct TrainingId(Guid Value)
{
    public static TrainingId Of(SweepId sweep, GridPoint point) => new(ContentId.Of(sweep, point.TrainingCanonical));
}

internal static class ContentId
{
    public static Guid Of(SweepId sweep, string canonical) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(Text(sweep, canonical))).AsSpan(0, 16));

    /// <summary>Returns the text that an id is the hash of.</summary>
    public static string Text(SweepId sweep, string canonical) => $"{sweep.Value:N};{canonical}";
}
