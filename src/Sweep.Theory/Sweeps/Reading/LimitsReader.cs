using System.Globalization;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>Reads how much is tried before a trial is given up.</summary>
internal static class LimitsReader
{
    public static Limits Read(DocumentNode? node)
    {
        var limits = new Limits();
        if (node is null)
        {
            return limits;
        }

        var faults = new Faults();
        var keys = new Keys(node, "limits", Keys.OfLimits, faults);
        var read = new Limits(
            keys["max_attempts"] is { } attempts ? faults.Try(() => Nodes.WholeNumber(attempts, "max_attempts", 1)) : limits.MaxAttempts,
            keys["trial_timeout"] is { } timeout ? faults.Try(() => Duration(timeout, "trial_timeout")) : limits.TrialTimeout);
        faults.Throw();
        return read;
    }

    private static TimeSpan Duration(DocumentNode node, string name)
    {
        var text = Nodes.Scalar(node, name, "30m").Text;
        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            _ => null,
        };
        return unit is { } one && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1_000_000
            ? one * count
            : throw Fault.At(node, $"{name} needs a time such as 90s, 30m or 2h, not '{text}'");
    }
}
