using Microsoft.Extensions.Time.Testing;
using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Tests.Site;

[Fast]
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
    public void A_session_ends_with_its_dashboard()
    {
        var cookie = new Session("correct horse battery", time).Begin();

        Assert.False(new Session("correct horse battery", time).IsValid(cookie));
    }

    [Fact]
    public void A_session_that_was_ended_stays_so_and_others_go_on()
    {
        var session = new Session("correct horse battery", time);
        var (first, second) = (session.Begin(), session.Begin());

        session.End(first);
        session.End("made-up.00");

        Assert.False(session.IsValid(first));
        Assert.True(session.IsValid(second));
        time.Advance(Session.Lasts);
        session.End(second);
        Assert.False(session.IsValid(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("99999999999.")]
    [InlineData("99999999999.00")]
    [InlineData("99999999999-00.00")]
    public void A_made_up_session_is_none(string cookie) => Assert.False(new Session("correct horse battery", time).IsValid(cookie));
}
