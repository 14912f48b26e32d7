using System.Text;
using Sweep.Worker.Cluster;

namespace Sweep.Worker.Tests.Cluster;

[Fast]
public sealed class DrainOrderTests
{
    [Theory]
    [InlineData("drain\n", true)]
    [InlineData("something\r\n drain \r\n", true)]
    [InlineData("drain", true)]
    [InlineData("", false)]
    [InlineData("drained\nno drain\n\n", false)]
    public void Only_the_line_itself_asks_to_leave(string input, bool isAsked)
    {
        var departure = new Departure();

        DrainOrder.Listen(new MemoryStream(Encoding.UTF8.GetBytes(input)), departure);

        Assert.Equal(isAsked, departure.Asked.IsCancellationRequested);
    }
}
