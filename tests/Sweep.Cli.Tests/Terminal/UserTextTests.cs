using System.Text;
using Sweep.Cli.Terminal;
using Sweep.Theory;

namespace Sweep.Cli.Tests.Terminal;

public sealed class UserTextTests
{
    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_with_line_and_column()
    {
        var latin = Encoding.Latin1.GetBytes("name: latin\nquestion: \"Gr\u00f6\u00dfe?\"\n");

        var fault = Assert.Throws<InvalidSweepException>(() => UserText.Decode(latin, "latin1.yaml"));

        Assert.Equal("latin1.yaml is not UTF-8 text from line 2, column 14 on; save it as UTF-8", fault.Message);
        Assert.Contains("UTF-16", Assert.Throws<InvalidSweepException>(() => UserText.Decode([.. Encoding.Unicode.Preamble, .. latin], "wide.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF8_is_read_with_a_mark_at_its_start_or_without()
    {
        Assert.Equal("Gr\u00f6\u00dfe", UserText.Decode(Encoding.UTF8.GetBytes("Gr\u00f6\u00dfe"), "a"));
        Assert.Equal("Gr\u00f6\u00dfe", UserText.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Gr\u00f6\u00dfe")], "a"));
    }

    [Fact]
    public async Task A_file_that_is_too_long_is_refused_by_name()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "question: " + new string('a', 1 << 24), TestContext.Current.CancellationToken);

            var fault = await Assert.ThrowsAsync<InvalidSweepException>(() => UserText.ReadAsync(path, TestContext.Current.CancellationToken));

            Assert.Contains($"{path} is longer than 8388608 bytes", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
