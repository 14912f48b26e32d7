using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests.Reading;
using Sweep.Theory;

namespace Sweep.Storage.Tests.Sweeps;

[Fast]
public sealed class SweepNotesTests(FilledSweep filled) : IClassFixture<FilledSweep>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepNotes Notes => new(filled.Source);

    [Fact]
    public async Task A_note_stays_until_it_is_replaced()
    {
        await Notes.WriteAsync(FilledSweep.Name, "first\r\nof two lines\n", Cancellation);
        Assert.Equal("first\nof two lines", await Notes.ReadAsync(FilledSweep.Name, Cancellation));

        await Notes.WriteAsync(FilledSweep.Name, "", Cancellation);
        Assert.Equal("", (await new SweepQueries(filled.Source).FindAsync(FilledSweep.Name, Cancellation))!.Note);
    }

    [Fact]
    public async Task A_note_that_would_steer_a_terminal_is_refused() =>
        await Assert.ThrowsAsync<InvalidSweepException>(() => Notes.WriteAsync(FilledSweep.Name, "red: \u001b[31m", Cancellation));

    [Fact]
    public async Task Tags_are_a_set_in_the_order_of_the_alphabet()
    {
        await Notes.TagAsync(FilledSweep.Name, [new("talk"), new("draft"), new("draft")], [], Cancellation);
        Assert.Equal(["draft", "final", "talk"], await Notes.TagAsync(FilledSweep.Name, [new("final"), new("talk")], [], Cancellation));

        Assert.Equal(["final", "talk"], await Notes.TagAsync(FilledSweep.Name, [], [new("draft"), new("absent")], Cancellation));
        Assert.Equal(["final", "talk"], (await new SweepQueries(filled.Source).FindAsync(FilledSweep.Name, Cancellation))!.Tags);
    }

    [Fact]
    public async Task Notes_and_tags_leave_the_owner_of_a_sweep_alone()
    {
        var before = await new SweepStore(filled.Source, TimeProvider.System).ReadEpochAsync(filled.Sweep, Cancellation);
        await Notes.WriteAsync(FilledSweep.Name, "seen", Cancellation);
        await Notes.TagAsync(FilledSweep.Name, [new("seen")], [], Cancellation);
        await Notes.TagAsync(FilledSweep.Name, [], [new("seen")], Cancellation);

        Assert.Equal(before, await new SweepStore(filled.Source, TimeProvider.System).ReadEpochAsync(filled.Sweep, Cancellation));
    }

    [Fact]
    public async Task A_sweep_that_is_not_there_is_named()
    {
        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => Notes.WriteAsync("nobody", "hello", Cancellation));
        Assert.Contains("there is no sweep named nobody", refused.Message);
        await Assert.ThrowsAsync<InvalidSweepException>(() => Notes.TagsAsync("nobody", Cancellation));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a,b")]
    [InlineData("")]
    [InlineData("-minus")]
    [InlineData("line\n")]
    [InlineData("escape\u001b")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void What_is_no_word_is_no_tag(string word) => Assert.Throws<InvalidSweepException>(() => new SweepTag(word));

    [Theory]
    [InlineData("fast")]
    [InlineData("größe-2")]
    [InlineData("2026.11/talk:b+c")]
    public void Words_with_some_signs_are_tags(string word) => Assert.Equal(word, new SweepTag(word).Word);
}
