using Npgsql;
using NpgsqlTypes;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Reading;

/// <summary>Selects trials of a sweep; all fields null or empty: all trials.</summary>
/// <param name="State">Such as <c>failed</c>.</param>
/// <param name="Verdict">Such as <c>refuted</c>.</param>
/// <param name="Values">Axes with the value that they must have, as grid points are written: <c>spacing</c> with <c>7</c>.</param>
public sealed record TrialFilter(string? State, string? Verdict, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public static TrialFilter None { get; } = new(null, null, []);

    public bool IsEmpty => State is null && Verdict is null && Values.Count == 0;

    /// <summary>Reads what people type: <c>depth=2 spacing=7</c>.</summary>
    /// <exception cref="InvalidSweepException">A word is no axis with a value, or a state or verdict is none.</exception>
    public static TrialFilter Parse(string? state, string? verdict, string? values) => new(
        OneOf(state, ChoiceText.All<TrialState>(), "state"),
        OneOf(verdict, ChoiceText.All<Verdict>(), "verdict"),
        [.. (values ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(ParseValue)]);

    public override string ToString() => string.Join(' ', Values.Select(static value => $"{value.Key}={value.Value}"));

    /// <summary>The filter as SQL over trials <c>t</c> and measurements <c>m</c>; its values become parameters of the command.</summary>
    internal string Condition(NpgsqlParameterCollection parameters)
    {
        List<string> conditions = ["true"];
        if (State is not null)
        {
            conditions.Add($"t.state = {Next(parameters, State)}");
        }

        if (Verdict is not null)
        {
            conditions.Add($"r.verdict = {Next(parameters, Verdict)}");
        }

        foreach (var (axis, value) in Values)
        {
            var isWritten = $"strpos(';' || t.canonical || ';', {Next(parameters, $";{axis}={value};")}) > 0";
            conditions.Add(Axes.All.FirstOrDefault(known => known.Name == axis)?.Absent == value
                ? $"({isWritten} or strpos(';' || t.canonical, {Next(parameters, $";{axis}=")}) = 0)"
                : isWritten);
        }

        return string.Join(" and ", conditions);
    }

    private static string Next(NpgsqlParameterCollection parameters, string value)
    {
        parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        return $"${parameters.Count}";
    }

    private static string? OneOf(string? typed, IReadOnlyList<string> known, string what) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : known.Contains(typed) ? typed
        : throw new InvalidSweepException($"there is no {what} {typed}; choose one of {string.Join(", ", known)}");

    private static KeyValuePair<string, string> ParseValue(string word) => word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && equals < word.Length - 1
        ? new(word[..equals], word[(equals + 1)..])
        : throw new InvalidSweepException($"{word} is no axis with a value; write it as depth=2, for a filter compares by = alone");
}
