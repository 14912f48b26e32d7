using System.Net;
using Sweep.Contracts.Transport;

namespace Sweep.Contracts.Tests.Transport;

public sealed class RefusalLogTests
{
    private static readonly IPEndPoint Stranger = new(IPAddress.Parse("10.0.0.66"), 4711);

    private readonly KeptLog log = new();
    private readonly MovedTime time = new() { HoldsTimers = true };

    [Fact]
    public void A_thousand_refusals_of_one_second_are_six_lines()
    {
        var refusals = new RefusalLog(log, time);
        for (var connection = 0; connection < 1000; connection++)
        {
            refusals.Refused(Stranger, "no certificate was shown", server: true);
        }

        Assert.Equal(Enumerable.Repeat("A connection from 10.0.0.66:4711 was refused: no certificate was shown.", 5), log.Of(300));
        Assert.Empty(log.Of(302));

        time.EndTimers();
        Assert.Equal("995 more connections were refused within a second.", Assert.Single(log.Of(302)));

        refusals.Refused(Stranger, "no certificate was shown", server: true);
        Assert.Equal(6, log.Of(300).Count);
    }

    [Fact]
    public void A_few_refusals_need_no_sum()
    {
        var refusals = new RefusalLog(log, time);
        refusals.Refused(Stranger, "the certificate is of another authority", server: false);

        time.EndTimers();

        Assert.Equal("The connection to 10.0.0.66:4711 was given up: the certificate is of another authority.", Assert.Single(log.Texts));
    }
}
