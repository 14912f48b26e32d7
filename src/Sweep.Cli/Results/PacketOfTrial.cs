using Npgsql;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Cli.Results;

/// <summary>Finds the packet of a trial in the database.</summary>
internal sealed class PacketOfTrial(NpgsqlDataSource database)
{
    private const int FewestDigits = 4;
    private const int Digits = 32;

    private readonly CounterExamples examples = new(database);

    /// <summary>Returns whether a text can be the id of a trial, or its first digits.</summary>
    public static bool IsId(string text) => text.Replace("-", "") is { Length: >= FewestDigits and <= Digits } digits && digits.All(char.IsAsciiHexDigit);

    /// <exception cref="InvalidSweepException">There is no such trial, or it has no packet.</exception>
    public async Task<(CounterExampleSummary Example, byte[] Content)> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var (trial, sweep, verdict) = await examples.TrialsAsync(id.Replace("-", ""), cancellationToken) switch
        {
            [var only] => only,
            [] => throw new InvalidSweepException($"there is no trial whose id starts with {id}, nor a file of this name; `sweep results NAME --all` shows the ids"),
            _ => throw new InvalidSweepException($"several trials have an id that starts with {id}; give more digits"),
        };
        return await examples.OfAsync(trial, cancellationToken) is { } example && await examples.ReadAsync(example.Artifact, cancellationToken) is { } content
            ? (example, content)
            : throw new InvalidSweepException(Missing(sweep, trial, verdict));
    }

    private static string Missing(string sweep, Guid trial, string? verdict) => verdict == "refuted"
        ? $"trial {trial} of sweep {sweep} has no packet; a sweep keeps packets of its first refuted trials only; "
            + $"`sweep sql \"select trial_id from artifacts where kind = 'counter_example'\"` lists them"
        : $"trial {trial} of sweep {sweep} is not a counter-example ({verdict?.Replace('_', ' ') ?? "not measured"}); `sweep show {sweep}` lists the refuted trials";
}
