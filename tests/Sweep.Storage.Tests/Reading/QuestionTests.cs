using System.Text.RegularExpressions;
using Sweep.Storage.Reading;
using Sweep.Storage.Schema;
using Sweep.Storage.Tests.Synthetic;

namespace Sweep.Storage.Tests.Reading;

/// <summary>The questions of <c>sql/README.md</c>, asked as a reader would ask them.</summary>
[Fast]
public sealed partial class QuestionTests(SyntheticSweep synthetic) : IClassFixture<SyntheticSweep>
{
    public static TheoryData<string> Questions { get; } = [.. Blocks().Select(static block => block.Title)];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_is_answered(string title)
    {
        await using var rows = await new ReadOnlyQuery(synthetic.Source).RunAsync(
            Blocks().Single(block => block.Title == title).Sql, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.NotEmpty(await rows.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void There_are_ten() => Assert.Equal(Enumerable.Range(1, 10), Blocks().Select(static block => int.Parse(block.Title.Split('.')[0], null)));

    [Fact]
    public void Every_view_is_listed() => Assert.All(Views.InOrder, static view => Assert.Contains($"`{view}`", Text(), StringComparison.Ordinal));

    private static IEnumerable<(string Title, string Sql)> Blocks() => Block().Matches(Text()).Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

    private static string Text()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sweep.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "sql", "README.md"));
    }

    [GeneratedRegex(@"^### (\d+\. [^\n]+)\n\n```sql\n(.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
