using Sweep.Cli.Files;
using Sweep.Theory;
using Sweep.Theory.Grids;

namespace Sweep.Cli.Tests.Files;

public sealed class YamlDocumentTests
{
    [Fact]
    public void Every_node_knows_its_line()
    {
        var root = Assert.IsType<MappingNode>(YamlDocument.Parse("name: a\naxes:\n  depth: [1,\n    2]\n"));

        Assert.Equal(1, root.Line);
        Assert.Equal(["name", "axes"], root.Entries.Select(static entry => entry.Key.Text));
        var axes = Assert.IsType<MappingNode>(root.Entries[1].Value);
        var depth = Assert.IsType<ListNode>(axes.Entries[0].Value);
        Assert.Equal([3, 4], depth.Items.Select(static item => item.Line));
        Assert.Equal(new ScalarNode("2", 4), depth.Items[1]);
    }

    [Fact]
    public void A_key_written_twice_appears_twice()
    {
        var root = Assert.IsType<MappingNode>(YamlDocument.Parse("depth: 1\ndepth: 2\n"));

        Assert.Equal([new("depth", 1), new ScalarNode("depth", 2)], root.Entries.Select(static entry => entry.Key));
    }

    [Fact]
    public void Quotes_are_no_part_of_a_value() =>
        Assert.Equal(new ScalarNode("a: b", 1), Assert.IsType<MappingNode>(YamlDocument.Parse("question: 'a: b'")).Entries[0].Value);

    [Fact]
    public void A_missing_value_is_an_empty_text() =>
        Assert.Equal(new ScalarNode("", 1), Assert.IsType<MappingNode>(YamlDocument.Parse("name:")).Entries[0].Value);

    [Theory]
    [InlineData("a: 1\nb: [1, 2\nc: 3\n", "after line 2: this is not YAML")]
    [InlineData("a: 1\n\tb: 2\n", "line 2")]
    [InlineData("a: 'open\n", "not YAML")]
    [InlineData("", "empty")]
    [InlineData("# only a comment\n", "empty")]
    [InlineData("a: 1\n---\nb: 2\n", "line 2: a sweep file holds one document")]
    [InlineData("a: &x 1\nb: *x\n", "line 2: sweep files have no aliases such as *x")]
    [InlineData("? [a, b]\n: 1\n", "a key must be a word")]
    public void Faults_are_one_sentence_with_the_line(string text, string expected)
    {
        var fault = Assert.Throws<InvalidSweepException>(() => YamlDocument.Parse(text));

        Assert.Contains(expected, fault.Message);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void Nesting_without_end_is_refused_before_the_stack_ends()
    {
        var fault = Assert.Throws<InvalidSweepException>(() => YamlDocument.Parse(new string('[', 100_000)));

        Assert.Contains("nested", fault.Message);
    }

    [Theory]
    [InlineData("name: a\nquestion: ")]
    [InlineData("name: a\n")]
    public void A_value_or_a_key_that_is_too_long_is_refused_without_quoting_it(string start)
    {
        var fault = Assert.Throws<InvalidSweepException>(() => YamlDocument.Parse($"{start}\"{new string('a', 20_000)}\": 1"));

        Assert.True(fault.Message.Length < 200, fault.Message);
    }
}
