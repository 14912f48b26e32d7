using System.Runtime.CompilerServices;
using Npgsql;

namespace Sweep.Storage.Reports;

/// <summary>Reads the data of a report; every result is bounded for any number of trials.</summary>
public sealed class ReportQueries(NpgsqlDataSource database)
{
    public Task<ReportHead> HeadAsync(string sweep, CancellationToken cancellationToken) => ReadAsync(
        ReportSql.Head,
        sweep,
        null,
        static row => new ReportHead(
            row.GetString(0), row.GetBoolean(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetTimeSpan(3), row.GetString(4), row.GetFieldValue<string[]>(5),
            Moment(row, 6), Moment(row, 7)),
        cancellationToken).FirstAsync(cancellationToken).AsTask();

    /// <summary>The conditions under which the sweep was measured, the most frequent ones first.</summary>
    public IAsyncEnumerable<Surroundings> SurroundingsAsync(string sweep, CancellationToken cancellationToken) => ReadAsync(
        ReportSql.Surroundings,
        sweep,
        null,
        static row => new Surroundings(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetBoolean(5), row.GetInt32(6), row.GetInt64(7),
            row.GetInt64(8), row.GetInt64(9)),
        cancellationToken);

    public Task<Determinism> DeterminismAsync(string sweep, CancellationToken cancellationToken) => ReadAsync(
        ReportSql.Determinism,
        sweep,
        null,
        static row => new Determinism(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
        cancellationToken).FirstAsync(cancellationToken).AsTask();

    /// <summary>Trials that did not come out as predicted: refuted ones first, and of each kind the first in the grid.</summary>
    public IAsyncEnumerable<Deviation> DeviationsAsync(string sweep, int ofEachKind, CancellationToken cancellationToken) => ReadAsync(
        ReportSql.Deviations,
        sweep,
        ofEachKind,
        static row => new Deviation(row.GetString(0), row.GetInt64(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4), row.GetString(5)),
        cancellationToken);

    /// <summary>One picture for each configuration, those of refuted trials first.</summary>
    public IAsyncEnumerable<RepresentativePicture> PicturesAsync(string sweep, int count, CancellationToken cancellationToken) => ReadAsync(
        ReportSql.Pictures,
        sweep,
        count,
        static row => new RepresentativePicture(
            row.GetGuid(0), row.GetGuid(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6), row.GetInt64(7)),
        cancellationToken);

    /// <summary>The first rows of a view over the seeds.</summary>
    public async Task<FoldedRows> FoldedAsync(string view, string sweep, int count, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(ReportSql.Folded(view), sweep, count, Row, cancellationToken).ToListAsync(cancellationToken);
        return new(rows, rows.Count == 0 ? 0 : (long)rows[0]["rows_in_all"]!);
    }

    /// <summary>Feasible trials without a measurement, by the law that they were to test.</summary>
    public async Task<IReadOnlyDictionary<string, long>> UnmeasuredAsync(string sweep, CancellationToken cancellationToken) =>
        await ReadAsync(ReportSql.Unmeasured, sweep, null, static row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), cancellationToken)
            .ToDictionaryAsync(static law => law.Key, static law => law.Value, cancellationToken: cancellationToken);

    /// <summary>Jump ratios by configuration, of those with two seeds or more.</summary>
    public IAsyncEnumerable<SeedMoments> JumpRatiosAsync(string sweep, CancellationToken cancellationToken) =>
        ReadAsync(ReportSql.JumpRatios, sweep, null, static row => new SeedMoments(row.GetInt64(0), row.GetDouble(1), row.GetDouble(2)), cancellationToken);

    /// <summary>SHA-256 of what was planned, predicted and measured: two reports with the same one are about the same data.</summary>
    public Task<string> DataHashAsync(string sweep, CancellationToken cancellationToken) =>
        ReadAsync(ReportSql.DataHash, sweep, null, static row => row.GetString(0), cancellationToken).FirstAsync(cancellationToken).AsTask();

    private static Dictionary<string, object?> Row(NpgsqlDataReader row) =>
        Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, column => row.IsDBNull(column) ? null : row.GetValue(column));

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private async IAsyncEnumerable<T> ReadAsync<T>(
        string sql, string sweep, int? count, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // How long the server may take is its own setting.
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = sweep });
        if (count is { } rows)
        {
            command.Parameters.Add(new() { Value = rows });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return read(reader);
        }
    }
}

/// <summary>Facts of a sweep that a report needs beside its summary.</summary>
/// <param name="FileText">The sweep file as it was handed over last.</param>
/// <param name="Fresh">Whether nothing measured by an earlier sweep was taken over.</param>
/// <param name="FirstAttempt">When the first attempt began; null: none yet.</param>
/// <param name="LastAttempt">When the last one ended.</param>
public sealed record ReportHead(
    string FileText, bool Fresh, int MaxAttempts, TimeSpan? TrialTimeout, string Note, IReadOnlyList<string> Tags, DateTimeOffset? FirstAttempt, DateTimeOffset? LastAttempt);

/// <summary>Under which conditions trials of a sweep were measured.</summary>
/// <param name="Science">Hash of the compiled theory and learning code; empty: measured before that was noted.</param>
/// <param name="Measurements">How many trials were measured under these conditions.</param>
/// <param name="TakenOver">Of these, the ones that an earlier sweep measured.</param>
public sealed record Surroundings(
    string Science, string GitRevision, string Libraries, string Device, bool OneDnn, bool SelfTestPassed, int Threads, long Measurements, long TakenOver, long Workers);

/// <summary>Counts trials that were measured twice, and those with equal numbers to the last bit.</summary>
/// <param name="Unexplained">Disagreements under the same conditions.</param>
public sealed record Determinism(long LateCompared, long LateDisagreeing, long RepeatedCompared, long RepeatedDisagreeing, long Unexplained);

/// <summary>A trial that did not come out as predicted, or not at all.</summary>
/// <param name="Kind"><c>refuted</c>, <c>failed</c>, <c>inconclusive</c> or <c>not_reached</c>.</param>
/// <param name="OfKind">How many of this kind there are in all; only the first ones are read.</param>
/// <param name="Canonical">The grid point as text.</param>
public sealed record Deviation(string Kind, long OfKind, Guid Trial, long Ordinal, string Canonical, string Reason);

/// <summary>A picture that stands for its configuration: of its seeds the one with the weightiest verdict.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="InAll">Pictures of the sweep.</param>
public sealed record RepresentativePicture(Guid Artifact, Guid Trial, long Ordinal, string Canonical, string Verdict, string Reason, int Bytes, long InAll);

/// <summary>The first rows of a view over the seeds, the weightiest verdicts first.</summary>
/// <param name="Rows">By the names of the view's columns.</param>
/// <param name="InAll">How many rows the view has of the sweep.</param>
public sealed record FoldedRows(IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows, long InAll);

/// <summary>The logarithms of one configuration's jump ratios over its measured seeds, two of them at least.</summary>
/// <param name="Deviation">Their standard deviation in the sample.</param>
public sealed record SeedMoments(long N, double Mean, double Deviation);
