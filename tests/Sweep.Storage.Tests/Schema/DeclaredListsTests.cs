using Sweep.Storage.Schema;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Storage.Tests.Schema;

/// <summary>The lists that are put into the views.</summary>
[Fast]
public sealed class DeclaredListsTests
{
    [Fact]
    public void A_further_quantity_is_in_every_list_of_the_views()
    {
        var further = new Quantity<double?>("seam_width", "Width of a tile's seam", static _ => 1.5, static (measurement, _) => measurement);
        var (results, disagreements) = (Filled("trial_results"), Filled("disagreements"));

        Assert.Contains("\n    m.seam_width,\n", results, StringComparison.Ordinal);
        Assert.Contains("comment on column sweep.trial_results.seam_width is 'Width of a tile''s seam';\n", results, StringComparison.Ordinal);
        Assert.All(["m", "l", "first", "again"], alias => Assert.Contains($", {alias}.seam_width\n", disagreements, StringComparison.Ordinal));

        string Filled(string view) => DeclaredLists.Fill(File.ReadAllText(Path.Combine(SchemaTests.RepositoryRoot(), "sql", "views", $"{view}.sql")), view, [.. Quantities.All, further], Axes.All, Laws.All);
    }

    [Fact]
    public void A_further_axis_is_in_every_list_of_the_views()
    {
        var further = new Axis<int>("growth", Influence.Network, static _ => 2, static (point, _) => point, static value => $"{value}", static (_, text) => text.Length)
        {
            Title = "Growth", Text = "Feature maps of a level over those above it",
        };
        var results = DeclaredLists.Fill(
            File.ReadAllText(Path.Combine(SchemaTests.RepositoryRoot(), "sql", "views", "trial_results.sql")), "trial_results", Quantities.All, [.. Axes.All, further], Laws.All);

        Assert.Contains("\n    t.growth,\n", results, StringComparison.Ordinal);
        Assert.Contains("comment on column sweep.trial_results.growth is 'Feature maps of a level over those above it';\n", results, StringComparison.Ordinal);
    }
}
