using System.Text.Json;
using Spectre.Console.Testing;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Cli.Tests.Terminal.Output;

public sealed class RowPrinterTests
{
    private static readonly object?[] Awkward = ["a,\"b\"\n[red]c[/]", null, 1.0 / 3, true, new PerAxis(8, 4), double.NaN, 9_007_199_254_740_993L];

    [Fact]
    public async Task Csv_quotes_what_would_break_a_line_and_keeps_numbers_whole()
    {
        var text = await PrintAsync(OutputFormat.Csv, ["text", "nothing", "third", "truth", "axes", "nan", "big"], Awkward);

        Assert.Equal("text,nothing,third,truth,axes,nan,big\n\"a,\"\"b\"\"\n[red]c[/]\",,0.3333333333333333,true,\"[8,4]\",NaN,9007199254740993\n", text);
    }

    [Fact]
    public async Task Json_keeps_types_and_is_read_back()
    {
        var text = await PrintAsync(OutputFormat.Json, ["text", "nothing", "third", "truth", "axes", "nan", "big"], Awkward);

        var row = Assert.Single(JsonDocument.Parse(text).RootElement.EnumerateArray());
        Assert.Equal("a,\"b\"\n[red]c[/]", row.GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("nothing").ValueKind);
        Assert.Equal(1.0 / 3, row.GetProperty("third").GetDouble());
        Assert.True(row.GetProperty("truth").GetBoolean());
        Assert.Equal([8, 4], row.GetProperty("axes").EnumerateArray().Select(static item => item.GetInt32()));
        Assert.Equal("NaN", row.GetProperty("nan").GetString());
        Assert.Equal(9_007_199_254_740_993, row.GetProperty("big").GetInt64());
    }

    [Fact]
    public async Task Numbers_of_any_size_are_whole_in_every_format()
    {
        object?[] numbers = [new ExactNumber("12345678901234567890123456789012345.60"), new ExactNumber("NaN"), new ExactNumber("-Infinity")];

        Assert.Equal("{\"a\":12345678901234567890123456789012345.60,\"b\":\"NaN\",\"c\":\"-Infinity\"}", (await PrintAsync(OutputFormat.Json, ["a", "b", "c"], numbers)).Split('\n')[1]);
        Assert.Equal("a,b,c\n12345678901234567890123456789012345.60,NaN,-Infinity\n", await PrintAsync(OutputFormat.Csv, ["a", "b", "c"], numbers));
    }

    [Fact]
    public async Task Json_without_rows_is_an_empty_array()
    {
        var console = new TestConsole();

        await console.PrintAsync(RowSet.Of(Array.Empty<int>(), new RowColumn<int>("a", static item => item)), OutputFormat.Json, TestContext.Current.CancellationToken);

        Assert.Equal(0, JsonDocument.Parse(console.Output).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Json_names_columns_of_one_name_apart()
    {
        var text = await PrintAsync(OutputFormat.Json, ["a", "a", "a_2"], [1, 2, 3]);

        Assert.Equal("""{"a":1,"a_2":2,"a_2_2":3}""", text.Split('\n')[1]);
    }

    [Fact]
    public async Task A_table_shows_brackets_as_text_and_defuses_escape_sequences()
    {
        var text = await PrintAsync(OutputFormat.Table, ["[bold]name"], ["\u001b[2J[red]x"]);

        Assert.Contains("[bold]name", text);
        Assert.Contains("\uFFFD[2J[red]x", text);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public async Task A_table_rounds_to_six_digits() => Assert.Contains("0.333333 ", await PrintAsync(OutputFormat.Table, ["third"], [1.0 / 3]));

    private static async Task<string> PrintAsync(OutputFormat format, string[] columns, object?[] row)
    {
        var console = new TestConsole { Profile = { Width = 200 } };
        var rows = new RowSet(columns, new IReadOnlyList<object?>[] { row }.ToAsyncEnumerable());
        await console.PrintAsync(rows, format, TestContext.Current.CancellationToken);
        return console.Output;
    }
}
