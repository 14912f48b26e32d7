using Npgsql;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Storage.Tests.Reading;

[Slow]
public sealed class ReadOnlyQueryTests(FilledSweep filled) : IClassFixture<FilledSweep>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ReadOnlyQuery Query => new(filled.Source);

    [Fact]
    public async Task Rows_come_with_the_names_of_their_columns()
    {
        await using var rows = await Query.RunAsync("select 1 as one, null::text as nothing, array[2, 3] as list", Minute, Cancellation);

        Assert.Equal(["one", "nothing", "list"], rows.Columns);
        Assert.Equal([1, null, new[] { 2, 3 }], await rows.ReadAsync(Cancellation).SingleAsync(Cancellation));
    }

    [Theory]
    [InlineData("date '2026-03-04'", "2026-03-04")]
    [InlineData("time '12:34:56.789'", "12:34:56.789")]
    [InlineData("age(timestamptz '2026-03-01', timestamptz '2026-01-15')", "1 mon 17 days")]
    [InlineData("'infinity'::timestamptz", "infinity")]
    [InlineData("timestamptz '10000-01-01 00:00:00+00'", "10000-01-01 00:00:00+00")]
    [InlineData("round(avg('NaN'::float8)::numeric, 3)", "NaN")]
    [InlineData("10::numeric ^ 40 / 3", "3333333333333333333333333333333333333333.3333333333333333")]
    [InlineData("0.10::numeric(5, 2)", "0.10")]
    [InlineData("array[date '2026-03-04', null]", "{2026-03-04,NULL}")]
    [InlineData("'[1,3)'::int4range", "[1,3)")]
    public async Task What_the_driver_does_not_give_as_it_is_comes_as_PostgreSQL_writes_it(string value, string text)
    {
        await using var rows = await Query.RunAsync($"select {value}", Minute, Cancellation);

        Assert.Equal(text, Assert.Single(await rows.ReadAsync(Cancellation).SingleAsync(Cancellation))!.ToString());
    }

    [Fact]
    public async Task Lists_of_lists_stay_so_and_moments_are_exact()
    {
        await using var rows = await Query.RunAsync("select array[[1, 2], [3, 4]], timestamptz '2026-03-04 05:06:07.25+01'", Minute, Cancellation);

        var row = await rows.ReadAsync(Cancellation).SingleAsync(Cancellation);
        Assert.Equal([[1, 2], [3, 4]], ((IEnumerable<object?>)row[0]!).Select(static list => ((IEnumerable<object?>)list!).Cast<int>().ToArray()));
        Assert.Equal(new DateTime(2026, 3, 4, 4, 6, 7, 250, DateTimeKind.Utc), row[1]);
    }

    [Fact]
    public async Task Views_need_no_schema_name_and_a_semicolon_may_end_the_statement()
    {
        await using var rows = await Query.RunAsync("select planned from coverage;", Minute, Cancellation);

        Assert.Equal([11L], await rows.ReadAsync(Cancellation).SingleAsync(Cancellation));
    }

    [Theory]
    [InlineData("delete from sweep.sweeps", "would change the database")]
    [InlineData("create table t(n int)", "would change the database")]
    [InlineData("with gone as (delete from sweep.sweeps returning id) select * from gone", "would change the database")]
    [InlineData("do $$ begin perform set_config('transaction_read_only', 'off', true); delete from sweep.sweeps; end $$", "refuses the statement")]
    [InlineData("select 1; delete from sweep.sweeps", "one at a time")]
    [InlineData("commit; delete from sweep.sweeps", "one at a time")]
    [InlineData("set transaction read write; delete from sweep.sweeps", "one at a time")]
    [InlineData("selec 1", "refuses the statement: syntax error")]
    [InlineData("select * from trial_result", "refuses the statement: relation \"trial_result\" does not exist")]
    public async Task What_is_not_one_reading_statement_is_refused_in_one_sentence(string sql, string reason)
    {
        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => RunAsync(sql, Minute));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(1, await filled.Source.CountAsync("sweeps"));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("set transaction read write")]
    [InlineData("set session characteristics as transaction read write")]
    public async Task No_statement_opens_the_way_for_the_next(string sql)
    {
        await RunAsync(sql, Minute);

        await Assert.ThrowsAsync<InvalidSweepException>(() => RunAsync("delete from sweep.sweeps", Minute));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_ended()
    {
        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => RunAsync("select pg_sleep(60)", TimeSpan.FromMilliseconds(200)));

        Assert.Contains("took longer than 0.2 s", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_come_too_slowly_end_with_the_same_sentence()
    {
        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => RunAsync("select pg_sleep(0.01), repeat('x', 10000) from generate_series(1, 1000)", TimeSpan.FromMilliseconds(700)));

        Assert.Contains("took longer than 0.7 s", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_stops_early_gives_its_connection_back()
    {
        await using var one = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(filled.ConnectionString) { MaxPoolSize = 1 });
        for (var round = 0; round < 3; round++)
        {
            await using var rows = await new ReadOnlyQuery(one).RunAsync("select * from generate_series(1, 10000000)", Minute, Cancellation);
            Assert.Equal([1], await rows.ReadAsync(Cancellation).FirstAsync(Cancellation));
        }
    }

    [Fact]
    public async Task A_view_is_read_for_one_sweep_in_grid_order()
    {
        await using var rows = await Query.ViewAsync("trial_results", FilledSweep.Name, Minute, Cancellation);
        await using var none = await Query.ViewAsync("trial_results", "nobody", Minute, Cancellation);

        var ordinal = rows.Columns.Index().Single(static column => column.Item == "ordinal").Index;
        Assert.Equal(Enumerable.Range(0, 11).Select(static n => (object?)n), await rows.ReadAsync(Cancellation).Select(row => row[ordinal]).ToListAsync(Cancellation));
        Assert.Empty(await none.ReadAsync(Cancellation).ToListAsync(Cancellation));
        await Assert.ThrowsAsync<InvalidSweepException>(() => Query.ViewAsync("secrets", null, Minute, Cancellation));
    }

    private async Task RunAsync(string sql, TimeSpan timeout)
    {
        await using var rows = await Query.RunAsync(sql, timeout, Cancellation);
        await rows.ReadAsync(Cancellation).CountAsync(Cancellation);
    }
}
