using Sweep.Storage.Reading;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class NaturalOrderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Texts_of_the_same_words_are_ordered_by_their_numbers()
    {
        string[] ordered = ["noise 1e-3", "noise 0.02", "noise 0.1", "padding same, crop 8", "padding same, crop 9", "padding same, crop 10x8", "padding same, crop 10x12", "padding valid, crop 2"];
        await using var command = database.Source.CreateCommand($"select array_agg(t order by {NaturalOrder.By("t")}) from unnest($1::text[]) t");
        command.Parameters.Add(new() { Value = ordered.Reverse().ToArray() });

        var read = (string[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;

        // Whatever the database's collation makes of the words, each kind of text is in order.
        Assert.Equal(ordered.GroupBy(Kind).OrderBy(static kind => kind.Key), read.GroupBy(Kind).OrderBy(static kind => kind.Key));
    }

    private static string Kind(string text) => string.Concat(text.TakeWhile(static letter => !char.IsDigit(letter))) + text.Contains('x');
}
