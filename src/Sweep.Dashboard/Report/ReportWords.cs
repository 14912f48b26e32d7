using System.Globalization;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Report;

/// <summary>Writes numbers as text, and verdicts in words.</summary>
internal static class ReportWords
{
    /// <summary>Summarises the verdicts of a law. The word "confirmed" requires that every feasible trial was measured and every control passed.</summary>
    public static string Outcome(LawVerdicts law, ReportContents report) => law switch
    {
        _ when report.FailedControls.Count > 0 => "inconclusive: a control failed",
        { Trials.Refuted: > 0 } => $"refuted by {Whole(law.Trials.Refuted)} of {Counted(law.N, "trial")}{(report.IsComplete ? "" : " so far")}",
        _ when law.Trials.NotPredicted == law.N => "no number predicted",
        _ when !report.IsComplete => $"incomplete: {Whole(law.Configurations.Confirmed)} of {Counted(law.NConfigurations, "configuration")} agree so far",
        { Configurations: var over } when over.Confirmed == law.NConfigurations => law.NConfigurations == 1 ? "confirmed in its one configuration" : $"confirmed in all {Whole(law.NConfigurations)} configurations",
        { Configurations: var over } =>
            $"not refuted: confirmed in {Whole(over.Confirmed)} of {Counted(law.NConfigurations, "configuration")}{Rest(over.NotReached, "not reached")}{Rest(over.Inconclusive, "inconclusive")}",
    };

    /// <summary>Returns one sentence on all laws.</summary>
    public static string Overall(ReportContents report) => report switch
    {
        { FailedControls.Count: > 0 } => "No verdict of this sweep counts, because a control failed: every verdict below is inconclusive.",
        { Sweep.Verdicts.Refuted: > 0 and var refuted } =>
            $"The theory, or this program, is refuted by {Counted(refuted, "trial")} of {Whole(report.Coverage.Succeeded)}{(report.IsComplete ? "" : " measured so far")}.",
        { IsComplete: false } => $"Incomplete: {Progress(report)} were measured. None of them speaks against the theory so far.",
        { Laws.Count: 0 } => "No trial of this sweep tests a law.",
        _ when report.Laws.All(law => law.Configurations.Confirmed == law.NConfigurations) =>
            "Every prediction is confirmed: all feasible trials were measured, and in every configuration the measurement equals the prediction.",
        _ => "No trial speaks against the theory, and all feasible trials were measured; where the verdict is not confirmed, the reason is given below.",
    };

    /// <summary>Returns the word for a verdict; "confirmed" becomes "agrees so far" while trials are missing.</summary>
    public static string Verdict(string word, ReportContents report) => word == "confirmed" && !report.IsComplete ? "agrees so far" : word.Replace('_', ' ');

    /// <summary>"120 of 190 feasible trials (63 %)".</summary>
    public static string Progress(ReportContents report) =>
        $"{Whole(report.Coverage.Succeeded)} of {Counted(report.Feasible, "feasible trial")} ({Percent(report.Coverage.Succeeded, report.Feasible)})";

    /// <summary>Rounded down: 100 % is all of them.</summary>
    public static string Percent(long part, long whole) => whole == 0 ? "0 %" : $"{Math.BigMul(part, 100) / whole} %";

    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"1 trial", "3 trials"; "1 is feasible", "3 are feasible".</summary>
    public static string Counted(long count, string one, string? many = null) => $"{Whole(count)} {(count == 1 ? one : many ?? one + "s")}";

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Returns a number with three digits, for tables.</summary>
    public static string Number(double? number) => number switch
    {
        null => "–",
        { } value when !double.IsFinite(value) => value.ToString(CultureInfo.InvariantCulture),
        { } value when value == Math.Truncate(value) && Math.Abs(value) < 1e6 => value.ToString("0", CultureInfo.InvariantCulture),
        { } value when Math.Abs(value) is >= 1e-3 and < 1e6 => value.ToString("0.###", CultureInfo.InvariantCulture),
        { } value => value.ToString("0.##e0", CultureInfo.InvariantCulture),
    };

    public static string Time(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => $"{Number(Math.Round(time.TotalDays, 1))} days",
        { TotalHours: >= 2 } => $"{Number(Math.Round(time.TotalHours, 1))} hours",
        { TotalMinutes: >= 2 } => $"{Number(Math.Round(time.TotalMinutes, 1))} minutes",
        _ => $"{Number(Math.Round(time.TotalSeconds, time.TotalSeconds < 10 ? 2 : 0))} seconds",
    };

    private static string Rest(long count, string word) => count == 0 ? "" : $", {Whole(count)} {word}";
}

/// <summary>Writes grid points in words, without the values that all points of a list share.</summary>
internal static class PointWords
{
    /// <summary>The requested measurements, which do not identify the point.</summary>
    public const string Measure = "measure";

    /// <summary>Returns the names of the values that differ between these points; for a single point, the most important names.</summary>
    public static IReadOnlyList<string> Varying(IReadOnlyList<string> canonicals)
    {
        IReadOnlyList<string> varying = [.. PointText.Varying(canonicals).Where(static name => name != Measure)];
        return canonicals.Count == 0 || varying.Count > 0 ? varying : ["dimensions", "depth", "factor", "padding", "scene", "spacing", "seed"];
    }

    /// <summary>"depth 2, spacing 7 × 7, seed 0".</summary>
    public static string Of(string canonical, IReadOnlyList<string> names)
    {
        var values = PointText.Values(canonical).ToDictionary(static value => value.Key, static value => value.Value);
        return string.Join(", ", names.Select(name => $"{name.Replace('_', ' ')} {values.GetValueOrDefault(name, "none").Replace('_', ' ')}"));
    }
}
