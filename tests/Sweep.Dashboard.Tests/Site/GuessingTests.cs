using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Tests.Site;

[Fast]
public sealed class GuessingTests
{
    private const string Token = "correct horse battery staple";

    private readonly FakeTimeProvider time = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private readonly List<string> log = [];
    private readonly Guessing guessing;

    public GuessingTests() => guessing = new(new(Token, time), time, log.Add);

    [Fact]
    public void After_five_wrong_tokens_an_address_is_not_heard_for_a_minute_not_even_with_the_right_one()
    {
        Assert.Equal(Enumerable.Repeat(Judged.Wrong, 5), Enumerable.Range(0, 5).Select(guess => Judge("10.0.0.1", $"wrong {guess}")));

        Assert.Equal(Judged.Unheard, Judge("10.0.0.1", Token));
        Assert.Equal(Judged.Unheard, Judge("::ffff:10.0.0.1", Token));
        Assert.Equal(Judged.Right, Judge("10.0.0.2", Token));
        time.Advance(Guessing.Window);
        Assert.Equal(Judged.Right, Judge("10.0.0.1", Token));
    }

    [Fact]
    public void The_addresses_of_one_network_are_one()
    {
        Assert.Equal(Enumerable.Repeat(Judged.Wrong, 5), Enumerable.Range(1, 5).Select(host => Judge($"2001:db8::{host}", "wrong")));

        Assert.Equal(Judged.Unheard, Judge("2001:db8::6", Token));
        Assert.Equal(Judged.Right, Judge("2001:db8:0:1::6", Token));
    }

    [Fact]
    public void After_sixty_wrong_tokens_of_many_addresses_those_that_knew_it_before_are_heard_still()
    {
        Assert.Equal(Judged.Right, Judge("10.1.0.1", Token));
        Assert.Equal(Enumerable.Repeat(Judged.Wrong, 60), Enumerable.Range(0, 60).Select(host => Judge(string.Create(CultureInfo.InvariantCulture, $"10.0.0.{host}"), "wrong")));

        Assert.Equal(Judged.Unheard, Judge("10.0.1.1", Token));
        Assert.Equal(Judged.Right, Judge("10.1.0.1", Token));
        time.Advance(Guessing.Window);
        Assert.Equal(Judged.Right, Judge("10.0.1.1", Token));
    }

    [Fact]
    public void The_right_token_is_heard_however_often()
    {
        Assert.Equal(Enumerable.Repeat(Judged.Right, 1000), Enumerable.Range(0, 1000).Select(_ => Judge("10.0.0.1", Token)));
        Assert.Empty(log);
    }

    [Fact]
    public void Wrong_tokens_are_logged_without_what_they_were()
    {
        for (var guess = 0; guess < 1000; guess++)
        {
            Judge("10.0.0.1", "nearly right");
        }

        Assert.Equal(6, log.Count);
        Assert.Equal("2020-01-01 00:00:00Z a wrong token from 10.0.0.1", log[0]);
        Assert.StartsWith("2020-01-01 00:00:00Z too many wrong tokens, the last from 10.0.0.1", log[5], StringComparison.Ordinal);
        Assert.DoesNotContain(log, static line => line.Contains("nearly", StringComparison.Ordinal));
    }

    private Judged Judge(string address, string offered) => guessing.Judge(IPAddress.Parse(address), offered);
}
