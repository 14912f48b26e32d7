using System.Collections;
using System.Globalization;
using System.Text.Json;
using Parquet;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Exporting;

/// <summary>Files for other programs, of a real database by the real program.</summary>
[Slow]
public sealed class ExportTests(ExportTests.SmallSweep small) : IClassFixture<ExportTests.SmallSweep>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parquet_gives_every_value_that_sql_gives()
    {
        var path = small.Filled.File("all.parquet");
        Assert.Equal(0, (await small.Filled.Home.RunAsync("export", "small", "--out", path)).Code);

        await using var file = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        var exported = await ParquetRows.ReadAsync(file);
        await using var database = await small.Filled.OpenAsync();
        await using var command = database.CreateCommand("select * from sweep.trial_results where sweep = 'small' order by ordinal");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        Assert.Equal(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName), file.Schema.Fields.Select(static field => field.Name));
        foreach (var row in exported)
        {
            Assert.True(await reader.ReadAsync(Cancellation));
            for (var column = 0; column < row.Length; column++)
            {
                Assert.Equal($"{reader.GetName(column)}: {Text(reader.GetValue(column))}", $"{reader.GetName(column)}: {Text(row[column])}");
            }
        }

        Assert.False(await reader.ReadAsync(Cancellation));
        Assert.Equal(SmallSweep.Trials, exported.Count);
        Assert.Equal(await small.Filled.Home.ScalarAsync<string>("select file_text from sweep.sweeps where name = 'small'"), file.CustomMetadata["sweep.file"]);
    }

    // Between them JSON, lists of texts, decimals, shares and times.
    [Theory]
    [InlineData("disagreements")]
    [InlineData("sweep_progress")]
    [InlineData("attempt_history")]
    public async Task Any_view_becomes_parquet_with_all_its_columns(string view)
    {
        var path = small.Filled.File($"{view}.parquet");

        var ended = await small.Filled.Home.RunAsync("export", "small", "--view", view, "--out", path);

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        await using var file = await ParquetReader.CreateAsync(path, cancellationToken: Cancellation);
        Assert.Equal(
            await small.Filled.Home.ScalarAsync<long>($"select count(*) from pg_attribute where attrelid = 'sweep.{view}'::regclass and attnum > 0"),
            file.Schema.Fields.Count);
        Assert.Equal(
            await small.Filled.Home.ScalarAsync<long>($"select count(*) from sweep.{view} where sweep = 'small'"), file.RowGroups.Sum(static group => group.RowCount));
    }

    [Fact]
    public async Task Csv_has_its_types_and_the_sweep_file_beside_it()
    {
        var path = small.Filled.File("coverage.csv");
        Assert.Equal(0, (await small.Filled.Home.RunAsync("export", "small", "--view", "coverage", "--out", path)).Code);

        var lines = await File.ReadAllLinesAsync(path, Cancellation);
        Assert.Equal("sweep,planned,succeeded,failed,infeasible,cancelled,missing,sweep_id,cost_done", lines[0]);
        Assert.StartsWith($"small,{SmallSweep.Trials},", lines[1]);
        var metadata = JsonDocument.Parse(await File.ReadAllTextAsync(path + ".meta.json", Cancellation)).RootElement;
        Assert.Equal("bigint", metadata.GetProperty("columns")[1].GetProperty("type").GetString());
        Assert.NotEqual("", metadata.GetProperty("file").GetString());
    }

    [Fact]
    public async Task Json_is_one_object_with_header_and_rows()
    {
        var ended = await small.Filled.Home.RunAsync("export", "small", "--format", "json");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var document = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(("small", "trial_results"), (document.GetProperty("sweep").GetString(), document.GetProperty("view").GetString()));
        Assert.Equal(SmallSweep.Trials, document.GetProperty("rows").GetArrayLength());
        Assert.Single(
            document.GetProperty("rows").EnumerateArray(),
            static row => row.GetProperty("final_loss") is { ValueKind: JsonValueKind.String } loss && loss.GetString() == "NaN");
    }

    [Theory]
    [InlineData("results.csv")]
    [InlineData("results.json")]
    [InlineData("results.parquet")]
    public async Task A_file_is_replaced_only_where_it_was_exported_before(string name)
    {
        var path = small.Filled.File(name);
        await File.WriteAllTextAsync(path, "my thesis", Cancellation);

        var refused = await small.Filled.Home.RunAsync("export", "small", "--out", path);
        Assert.Equal(2, refused.Code);
        Assert.Contains("--force", refused.Sentence);
        Assert.Equal("my thesis", await File.ReadAllTextAsync(path, Cancellation));

        Assert.Equal(0, (await small.Filled.Home.RunAsync("export", "small", "--out", path, "--force")).Code);
        Assert.Equal(0, (await small.Filled.Home.RunAsync("export", "small", "--out", path)).Code);
        Assert.Empty(Directory.GetFiles(small.Filled.Folder, "*.tmp"));
    }

    [Theory]
    [InlineData("did you mean small", "smal")]
    [InlineData("did you mean coverage?", "small", "--view", "coverag")]
    [InlineData("Parquet needs a file", "small", "--format", "parquet")]
    [InlineData("name another file with --out", "small", "--out", "/nowhere/at/all.csv")]
    public async Task What_cannot_be_is_said_in_a_sentence(string sentence, params string[] arguments)
    {
        var refused = await small.Filled.Home.RunAsync(["export", .. arguments]);

        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.Contains(sentence, refused.Sentence);
    }

    private static string Text(object? value) => value switch
    {
        null or DBNull => "null",
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        not string and IEnumerable list => $"[{string.Join("; ", list.Cast<object?>().Select(Text))}]",
        _ => $"{Convert.ToString(value, CultureInfo.InvariantCulture)}",
    };

    public sealed class SmallSweep : IAsyncLifetime
    {
        public const int Trials = 300;

        internal FilledHome Filled { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Filled = await FilledHome.CreateAsync(("small", Trials));
            await Filled.ExecuteAsync("""
                update sweep.measurements set final_loss = 'NaN', class_gap = 'Infinity', jump_profile = '{1.5,NaN,-Infinity}', reason = E'a "reason",\nof two lines'
                where trial_id = (select t.id from sweep.planned_trials t join sweep.measurements m on m.trial_id = t.id order by t.ordinal limit 1)
                """);
            Assert.Equal(1, await Filled.Home.ScalarAsync<long>("select count(*) from sweep.measurements where final_loss = 'NaN'"));
        }

        public ValueTask DisposeAsync() => Filled.DisposeAsync();
    }
}
