using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;
using Sweep.Theory;

namespace Sweep.Storage.Sweeps;

/// <summary>Notes of users on a sweep. They change nothing that its owner must notice.</summary>
public sealed class SweepNotes(NpgsqlDataSource database)
{
    private const int LongestNote = 10_000;

    /// <summary>The note of a sweep; empty: there is none.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep.</exception>
    public Task<string> ReadAsync(string sweep, CancellationToken cancellationToken) =>
        ScalarAsync<string>("select note from sweep.sweeps where name = $1", sweep, [], cancellationToken);

    /// <summary>Replaces the note of a sweep; an empty one removes it.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep, or the note is too long or holds control characters.</exception>
    public Task WriteAsync(string sweep, string note, CancellationToken cancellationToken) => ScalarAsync<string>(
        "update sweep.sweeps set note = $2 where name = $1 returning note", sweep, [new() { Value = Checked(note.ReplaceLineEndings("\n").Replace("\t", "    ").TrimEnd()) }], cancellationToken);

    /// <summary>The tags of a sweep, in the order of the alphabet.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep.</exception>
    public async Task<IReadOnlyList<string>> TagsAsync(string sweep, CancellationToken cancellationToken) =>
        await ScalarAsync<string[]>("select tags from sweep.sweeps where name = $1", sweep, [], cancellationToken);

    /// <summary>Adds tags and takes tags away, in one statement: two people at once lose nothing. Returns the tags that there are then.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep.</exception>
    public async Task<IReadOnlyList<string>> TagAsync(
        string sweep, IEnumerable<SweepTag> add, IEnumerable<SweepTag> remove, CancellationToken cancellationToken) => await ScalarAsync<string[]>(
        """
        update sweep.sweeps set tags = array(
            select distinct word collate "C" from unnest(tags || $2) as word where word <> all ($3) order by 1
        )
        where name = $1
        returning tags
        """, sweep, [Words(add), Words(remove)], cancellationToken);

    private static string Checked(string note) =>
        note.Length > LongestNote ? throw new InvalidSweepException($"the note has {note.Length} characters; up to {LongestNote} work")
        : note.Any(static letter => char.IsControl(letter) && letter != '\n')
            ? throw new InvalidSweepException("the note holds control characters; letters, signs and line ends work")
        : note;

    private static NpgsqlParameter Words(IEnumerable<SweepTag> tags) =>
        new() { Value = tags.Select(static tag => tag.Word).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private async Task<T> ScalarAsync<T>(string sql, string sweep, IReadOnlyList<NpgsqlParameter> values, CancellationToken cancellationToken)
        where T : class
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = sweep });
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return (T?)await command.ExecuteScalarAsync(cancellationToken)
            ?? throw new InvalidSweepException($"there is no sweep named {sweep}; `sweep list` names those that there are");
    }
}

/// <summary>A word by which people find a sweep again.</summary>
public readonly partial record struct SweepTag
{
    /// <exception cref="InvalidSweepException">It is no such word.</exception>
    public SweepTag(string word) => Word = Shape().IsMatch(word)
        ? word
        : throw new InvalidSweepException($"'{word}' is no tag; up to 40 letters, digits and any of . _ : / + - after the first of them work");

    public string Word { get; }

    public override string ToString() => Word;

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._:/+-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
