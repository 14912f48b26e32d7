using Parquet;
using Parquet.Data;
using Sweep.Cli.Results.Exports;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Tests.Results.Exports;

public sealed class ParquetExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_come_back_to_the_last_bit_and_nulls_as_nulls()
    {
        await using var file = await WriteAsync("double precision", 0.1, double.NaN, null, double.NegativeInfinity, -0.0, 1e-300);
        using var group = file.OpenRowGroupReader(0);
        using var column = (RawColumnData<double>)await group.ReadRawColumnDataBaseAsync(file.Schema.DataFields[0], Cancellation);

        Assert.Equal([1, 1, 0, 1, 1, 1], column.DefinitionLevels.ToArray());
        Assert.Equal(
            new[] { 0.1, double.NaN, double.NegativeInfinity, -0.0, 1e-300 }.Select(BitConverter.DoubleToInt64Bits),
            Values(column, 1).Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public async Task Lists_are_lists_and_an_empty_one_is_not_null()
    {
        await using var file = await WriteAsync("integer[]", new[] { 4, 5 }, null, Array.Empty<int>(), new int?[] { 6, null, 7 });
        using var group = file.OpenRowGroupReader(0);
        using var column = (RawColumnData<int>)await group.ReadRawColumnDataBaseAsync(file.Schema.DataFields[0], Cancellation);

        Assert.Equal([4, 5, 6, 7], Values(column, 3));
        Assert.Equal([0, 1, 0, 0, 0, 1, 1], column.RepetitionLevels.ToArray());
        Assert.Equal([3, 3, 0, 1, 3, 2, 3], column.DefinitionLevels.ToArray());
    }

    [Fact]
    public async Task Texts_of_a_list_keep_their_commas()
    {
        await using var file = await WriteAsync("text[]", (object)new[] { "a,b", "" });
        using var group = file.OpenRowGroupReader(0);
        using var column = (RawColumnData<ReadOnlyMemory<char>>)await group.ReadRawColumnDataBaseAsync(file.Schema.DataFields[0], Cancellation);

        Assert.Equal(["a,b", ""], Values(column, 3).Select(static text => text.ToString()));
    }

    [Theory]
    [InlineData("bigint", typeof(long))]
    [InlineData("integer", typeof(int))]
    [InlineData("boolean", typeof(bool))]
    [InlineData("double precision", typeof(double))]
    [InlineData("timestamp with time zone", typeof(DateTime))]
    [InlineData("uuid", typeof(ReadOnlyMemory<char>))]
    [InlineData("jsonb", typeof(ReadOnlyMemory<char>))]
    public void A_type_of_the_database_has_one_in_the_file(string type, Type expected)
    {
        var field = Assert.IsAssignableFrom<Parquet.Schema.DataField>(ParquetColumns.Of(new("x", type, null)).Field);

        Assert.Equal((expected, true), (field.ClrType, field.IsNullable));
    }

    [Fact]
    public async Task Rows_beyond_a_group_begin_the_next_one()
    {
        await using var file = await WriteAsync("bigint", [.. Enumerable.Range(0, ParquetExport.RowsOfGroup + 1).Select(static n => (object?)(long)n)]);

        Assert.Equal(2, file.RowGroupCount);
        using var second = file.OpenRowGroupReader(1);
        using var column = (RawColumnData<long>)await second.ReadRawColumnDataBaseAsync(file.Schema.DataFields[0], Cancellation);
        Assert.Equal([ParquetExport.RowsOfGroup], Values(column, 1));
    }

    [Fact]
    public async Task Where_the_rows_come_from_is_in_the_file()
    {
        await using var file = await WriteAsync("bigint");

        Assert.Equal("name: größe\n", file.CustomMetadata["sweep.file"]);
        Assert.Equal("trial_results", file.CustomMetadata["sweep.view"]);
        Assert.Contains("what it means", file.CustomMetadata["sweep.columns"]);
    }

    /// <summary>The values that are there: the reader's buffer is as long as with the nulls.</summary>
    private static T[] Values<T>(RawColumnData<T> column, int deepest)
        where T : struct => column.Values[..column.DefinitionLevels.ToArray().Count(level => level == deepest)].ToArray();

    private static async Task<ParquetReader> WriteAsync(string type, params object?[] values)
    {
        var header = new ExportHeader(
            "sweep 1", DateTimeOffset.UnixEpoch, "größe", "", SweepState.Finished, "", [], "trial_results", "name: größe\n", [new("x", type, "what it means")]);
        var stream = new MemoryStream();
        await ParquetExport.WriteAsync(stream, header, values.ToAsyncEnumerable().Select(static value => (IReadOnlyList<object?>)[value]), Cancellation);
        return await ParquetReader.CreateAsync(new MemoryStream(stream.ToArray()));
    }
}
