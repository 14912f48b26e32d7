using Sweep.EndToEnd.Tests.Architecture;

namespace Sweep.EndToEnd.Tests.Documents;

[Slow]
public sealed class DocumentLinkTests
{
    private const string Pictures = "docs/pictures/";

    public static TheoryData<string> Documents { get; } = [.. Document.All.Select(static document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_somewhere(string path)
    {
        var document = Document.At(path);
        foreach (var link in document.Links.Where(static link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var (file, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
            var target = file.Length == 0 ? path : document.Resolve(file);
            Assert.True(Repository.Files.Any(one => one == target || one.StartsWith($"{target}/", StringComparison.Ordinal)), $"{path} links to {target}, which is not there");
            Assert.True(anchor is null || Document.At(target).Anchors.Contains(anchor), $"{path} links to {link}, and {target} has no such heading");
        }
    }

    [Fact]
    public void Every_picture_is_shown_and_every_picture_shown_is_there()
    {
        var shown = Document.All.SelectMany(static document => document.Pictures).ToList();

        Assert.Equal(
            Repository.Files.Where(static file => file.StartsWith(Pictures, StringComparison.Ordinal)).Order(),
            shown.Select(static picture => picture.File).Where(static file => file.StartsWith(Pictures, StringComparison.Ordinal)).Order());
        Assert.All(shown, static picture => Assert.Contains(picture.File, Repository.Files));
        Assert.All(shown, static picture => Assert.InRange(picture.Words.Length, 20, 120));
    }

    /// <summary>A page of a few of them loads at once.</summary>
    [Fact]
    public void A_picture_is_a_PNG_below_200_KB() => Assert.All(
        Repository.Files.Where(static file => file.StartsWith(Pictures, StringComparison.Ordinal)),
        static file =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, file));
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], bytes[..4]);
            Assert.InRange(bytes.Length, 1000, 200_000);
        });

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_line_is_wider_than_140_columns(string path) => Assert.DoesNotContain(Document.At(path).Lines, static line => line.Length > 140);

    [Fact]
    public void The_first_page_is_short_and_leads_to_every_other_document()
    {
        var first = Document.At("README.md");

        Assert.InRange(first.Lines.Sum(static line => line.Length + 1), 1000, 7000);
        Assert.Subset(
            first.Links.Select(first.Resolve).ToHashSet(),
            Document.All.Select(static document => document.Path).Where(static path => path.EndsWith("/README.md", StringComparison.Ordinal)).ToHashSet());
    }
}
