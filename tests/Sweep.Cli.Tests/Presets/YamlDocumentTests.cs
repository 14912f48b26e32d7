using Sweep.Cli.Presets;
using Sweep.Theory;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Cli.Tests.Presets;

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
        Assert.Equal(new ScalarNode("2", 4, 5), depth.Items[1]);
    }

    [Fact]
    public void A_key_written_twice_appears_twice()
    {
        var root = Assert.IsType<MappingNode>(YamlDocument.Parse("depth: 1\ndepth: 2\n"));

        Assert.Equal([new("depth", 1, 1), new ScalarNode("depth", 2, 1)], root.Entries.Select(static entry => entry.Key));
    }

    [Fact]
    public void Quotes_are_no_part_of_a_value() =>
        Assert.Equal(new ScalarNode("a: b", 1, 11), Assert.IsType<MappingNode>(YamlDocument.Parse("question: 'a: b'")).Entries[0].Value);

    [Fact]
    public void A_missing_value_is_an_empty_text() =>
        Assert.Equal(new ScalarNode("", 1, 6), Assert.IsType<MappingNode>(YamlDocument.Parse("name:")).Entries[0].Value);

    [Theory]
    [InlineData("a: 1\nb: [1, 2\nc: 3\n", "line 2, column 4: this '[' is not closed; write ']' after its last item")]
    [InlineData("a: {b: [1, 2]\nc: 3\n", "line 1, column 4: this '{' is not closed; write '}' after its last item")]
    [InlineData("a: {b: [1, 2 }\n", "line 1, column 14: a ',' or a ']' is missing before '}'; the '[' of line 1, column 8 is still open")]
    [InlineData("a: ['x', 'y' z]\n", "line 1, column 14: a ',' or a ']' is missing before 'z'; the '[' of line 1, column 4 is still open")]
    [InlineData("a: 1\n\tb: 2\n", "line 2, column 1: a tab indents this line; indent it by spaces")]
    [InlineData("name: a\naxes:\n\tdepth: [1, 2]\n", "line 3, column 1: a tab indents this line; indent it by spaces")]
    [InlineData("name: a\nquestion: is it so: yes?\n", "line 2, column 19: a value with ': ' in it must be quoted; write question: \"is it so: yes?\"")]
    [InlineData("question: is \"it\" so: yes? # no\n", "line 1, column 21: a value with ': ' in it must be quoted; write question: 'is \"it\" so: yes?'")]
    [InlineData("a: { b: 1, c: d: e }\n", "line 1, column 16: a value with ': ' in it must be quoted; write \"d: e\", or put a ',' before the next key")]
    [InlineData("axes\n  depth: 1\n", "line 2, column 8: the key above lacks its ':'; write axes:")]
    [InlineData("a: one\n  b: 1\n", "line 2, column 4: a value that continues the line above must be quoted if it contains ': '")]
    [InlineData("a:\n  b: 1\n c: 2\n", "line 3, column 2: this line is indented by 1 space, unlike the mapping that it belongs to; indent all keys of one mapping alike")]
    [InlineData("a: \"b\" c\n", "line 1, column 8: nothing may follow the end of a value; quote the whole value")]
    [InlineData("a: @home\n", "line 1, column 4: a value cannot begin with '@'; quote it, as in \"@home\"")]
    [InlineData("a: \"C:\\cells\"\n", "line 1, column 4: a backslash means something else between double quotes; write it twice, or use single quotes")]
    [InlineData("a: 'open\n", "line 1, column 4: the quote that begins here is not closed")]
    [InlineData("a: 'open\nb: 1\n", "line 1, column 4: the quote that begins here is not closed")]
    [InlineData("", "line 1, column 1: the sweep file is empty")]
    [InlineData("# only a comment\n", "line 1, column 1: the sweep file is empty")]
    [InlineData("a: 1\n---\nb: 2\n", "line 2, column 1: a sweep file holds one document")]
    [InlineData("a: &x 1\nb: *x\n", "line 2, column 4: sweep files have no aliases such as *x")]
    [InlineData("a: !x 1\n", "line 1, column 4: sweep files have no tags such as !x")]
    [InlineData("? [a, b]\n: 1\n", "line 1, column 3: a key must be a word")]
    public void Faults_are_one_sentence_with_line_and_column(string text, string expected)
    {
        var fault = Assert.Throws<InvalidSweepException>(() => YamlDocument.Parse(text));

        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
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
