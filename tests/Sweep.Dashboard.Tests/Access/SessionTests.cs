using Microsoft.Extensions.Time.Testing;
using Sweep.Dashboard.Access;

namespace Sweep.Dashboard.Tests.Access;

public sealed class SessionTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UnixEpoch.AddYears(50));

    [Fact]
    public void A_session_ends_by_itself()
    {
        var session = new Session("correct horse battery", time);
        var cookie = session.Begin();

        time.Advance(Session.Lasts - TimeSpan.FromSeconds(1));
        Assert.True(session.IsValid(cookie));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(session.IsValid(cookie));
    }

    [Fact]
    public void A_session_survives_a_restart_and_ends_with_its_token()
    {
        var cookie = new Session("correct horse battery", time).Begin();

        Assert.True(new Session("correct horse battery", time).IsValid(cookie));
        Assert.False(new Session("another horse battery", time).IsValid(cookie));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("99999999999.")]
    [InlineData("99999999999.00")]
    public void A_made_up_session_is_none(string cookie) => Assert.False(new Session("correct horse battery", time).IsValid(cookie));

    [Fact]
    public async Task Wrong_tokens_are_answered_one_by_one_and_too_many_not_at_all()
    {
        using var guessing = new Guessing(time);
        var guesses = Enumerable.Range(0, 51).Select(_ => guessing.WaitAsync(TestContext.Current.CancellationToken)).ToList();

        Assert.False(await guesses[50]);
        Assert.DoesNotContain(guesses[..50], static guess => guess.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await guesses[0]);
        Assert.DoesNotContain(guesses[1..50], static guess => guess.IsCompleted);
    }
}
