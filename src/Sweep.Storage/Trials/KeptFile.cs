using System.Security.Cryptography;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>A small file that comes with the measurement of a trial.</summary>
internal sealed record KeptFile(Guid Id, TrialId Trial, string Kind, string MediaType, byte[] Content)
{
    public const string CounterExample = "counter_example";

    /// <summary>A file that came with a measurement, by ids of its attempt: written twice, it exists once.</summary>
    public static IEnumerable<KeptFile> Of(MeasuredTrial measured)
    {
        if (measured.Panel is { } panel)
        {
            yield return new(measured.Attempt, measured.Trial, "panel", "image/png", panel);
        }

        if (measured.CounterExample is { } packet)
        {
            // The attempt's own id is the picture's.
            var id = new Guid(SHA256.HashData([.. measured.Attempt.ToByteArray(), .. "counter_example"u8]).AsSpan(0, 16));
            yield return new(id, measured.Trial, CounterExample, "application/zip", packet);
        }
    }
}
