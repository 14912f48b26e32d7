using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.Cli.Presets;
using Sweep.Cli.Results;
using Sweep.Contracts.Wire;
using Sweep.Dashboard;
using Sweep.Dashboard.Report;
using Sweep.Learning.Packets;
using Sweep.Learning.Panels;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Storage.Reports;
using Sweep.Storage.Tests;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Reading;
using Sweep.Theory.Trials;

namespace Sweep.Declared.Tests;

/// <summary>What is declared once is everywhere: in texts, tables, views, comparisons, reports, sheets, charts, pages, pictures, packets and on the wire.</summary>
public sealed class DeclaredTests(DeclaredSweep declared) : IClassFixture<DeclaredSweep>
{
    /// <summary>The first 8 bytes of the SHA-256 of "dimensions=1;depth=2;factor=2;padding=valid;..;embedding=3;normalisation=none;seed=0", the largest first, computed elsewhere.</summary>
    private const long RandomSeed = -7222947092457626838;

    private static readonly Measurement Four = new() { Distinct = 4, Objects = 8, OutputDeviation = 1 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_axis_is_read_from_the_file_filtered_written_into_texts_and_a_column_with_its_rule_and_comment()
    {
        Assert.Equal(
            ["2 half_maps=2", "3 half_maps=3"],
            await declared.Source.ColumnAsync("""
                select half_maps || ' ' || substring(canonical from 'half_maps=[0-9]+') from sweep.planned_trials where sweep = 'one' and not control order by 1
                """));
        Assert.Equal(
            "Half of the feature maps at the top level", await declared.Source.ScalarAsync("select col_description('sweep.trial_results'::regclass, attnum) from pg_attribute where attrelid = 'sweep.trial_results'::regclass and attname = 'half_maps'"));
        Assert.Equal("half_maps 0 is not possible; use 1 or more", WorkedExample.HalfMaps.Fault(new GridPoint { Width = 1 }));
        Assert.Contains("half_maps", PointCells.Axes);
        Assert.Equal("2,3", await declared.Source.ScalarAsync("select string_agg(distinct value, ',') from sweep.planned_trials, sweep.point_values(configuration) where name = 'half_maps' and sweep = 'one' and not control"));
    }

    [Fact]
    public void The_schema_of_sweep_files_has_the_axis()
    {
        var schema = SweepFileSchema.Create();

        Assert.Equal("Half of the feature maps at the top level", (string?)schema["$defs"]!["axis_half_maps"]!["description"]);
        Assert.NotNull(schema["properties"]!["axes"]!["properties"]!["half_maps"]);
        Assert.NotNull(schema["properties"]!["grids"]!["items"]!["properties"]!["fixed"]!["properties"]!["half_maps"]);
    }

    [Fact]
    public void A_text_of_before_the_axis_is_still_a_point_with_its_text_and_its_random_numbers()
    {
        const string Text = "dimensions=1;depth=2;factor=2;spacing=5;measure=separability;stream=2";

        var point = GridPoint.Parse(Text);
        Assert.Equal((16, Text, RandomSeed), (point.Width, point.Canonical, point.RandomSeed));
        Assert.NotEqual(RandomSeed, (point with { Width = 18 }).RandomSeed);
    }

    [Fact]
    public async Task The_quantity_and_the_law_are_columns_of_tables_and_views()
    {
        Assert.Equal(
            ["8 t confirmed L8 parity", "8 t confirmed L8 parity"],
            await declared.Source.ColumnAsync("select concat_ws(' ', twice_counted, predicted_even, parity_verdict, parity_law) from sweep.trial_results where sweep = 'one' and not control"));
        Assert.Equal(
            [("L8 parity", 2L, 2L)],
            (await new SweepQueries(declared.Source).VerdictsAsync("one", Cancellation).ToListAsync(Cancellation))
                .Where(static law => law.Law == "L8 parity").Select(static law => (law.Law, law.N, law.Configurations.Confirmed)));
    }

    [Fact]
    public async Task A_comparison_finds_the_verdict_and_the_number_that_changed()
    {
        var comparison = new SweepComparison(declared.Source, "one", "two", TimeSpan.FromMinutes(1));

        Assert.Contains(await comparison.VerdictGroupsAsync(Cancellation).ToListAsync(Cancellation), static group => group.What == "parity_verdict" || group.What == "verdict");
        Assert.Contains(
            await comparison.NumbersAsync(await comparison.NumberTotalsAsync(Cancellation), Cancellation).ToListAsync(Cancellation), static number => number.What == "twice_counted");
    }

    [Fact]
    public async Task The_reports_hash_covers_them()
    {
        var reports = new ReportQueries(declared.Source);
        var before = await reports.DataHashAsync("two", Cancellation);

        await declared.Source.ExecuteAsync("update sweep.configurations set predicted_even = not predicted_even where sweep_id = sweep.id_of('two')");

        Assert.NotEqual(before, await reports.DataHashAsync("two", Cancellation));
        await declared.Source.ExecuteAsync("update sweep.configurations set predicted_even = not predicted_even where sweep_id = sweep.id_of('two')");
        Assert.Equal(before, await reports.DataHashAsync("two", Cancellation));
    }

    [Fact]
    public async Task Sheet_page_and_report_show_them()
    {
        var id = (Guid)(await declared.Source.ScalarAsync("select trial_id from sweep.trial_results where sweep = 'one' and not control limit 1"))!;
        var trial = (await new TrialQueries(declared.Source).ReadAsync(id, Cancellation))!;
        var sections = SheetSections.Of(trial.Fields).ToDictionary(static section => section.Title, static section => section.Fields.Select(static field => field.Name).ToList());

        Assert.Contains("half_maps", sections["parameters"]);
        Assert.Contains("twice_counted", sections["measurement"]);
        Assert.Contains("predicted_even", sections["prediction"]);
        Assert.DoesNotContain(sections.GetValueOrDefault("more") ?? [], static name => name.Contains("half_maps", StringComparison.Ordinal) || name.Contains("counted", StringComparison.Ordinal) || name.Contains("parity", StringComparison.Ordinal));

        await using var server = await DashboardServer.StartAsync(declared.Source, null, Cancellation);
        using var browser = new HttpClient();
        var page = await browser.GetStringAsync(new Uri(server.Address, $"/trials/{id:N}"), Cancellation);
        Assert.Matches("<th scope=\"row\">Parity of the count</th><td>an even number</td>", page);
        Assert.Contains("half maps", page, StringComparison.Ordinal);
        Assert.Contains("L8 parity", await browser.GetStringAsync(new Uri(server.Address, "/sweeps/one"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_offer_them()
    {
        Assert.Contains(ChartAxes.All, static axis => axis is { Name: "half_maps", Title: "Half of the maps" });
        Assert.Contains(ChartMeasures.All, static measure => measure is { Name: "twice_counted", Verdict: "parity_verdict", Asked: "parity_law is not null" });
    }

    [Fact]
    public void Folded_tables_pictures_and_replays_show_them()
    {
        var point = new GridPoint { Dimensions = 1, Spacing = new(5), Radius = 1, Width = 4 };
        var prediction = Trial.Of(point).Trial!.Prediction;

        Assert.Contains("half maps 2", FoldedAxes.Of([new Dictionary<string, object?> { ["configuration"] = PointText.Configuration(point.Canonical) }]).Common, StringComparison.Ordinal);
        Assert.Contains(Fact.Of(Four, prediction), static fact => fact == new Fact("twice counted", "8", "predicted an even number"));
        Assert.Contains(MeasuredLines.Of(prediction, Four, Four), static line => line is { What: "twice counted", Predicted: "an even number", Then: "8" });
    }

    [Fact]
    public void Packets_and_the_wire_carry_them()
    {
        var prediction = Trial.Of(new GridPoint()).Trial!.Prediction;
        var judgement = Judgement.Of(Trial.Of(new GridPoint()).Trial!, prediction, Four);
        var options = new JsonSerializerOptions { Converters = { new PredictionJson(), new JudgementJson() } };

        Assert.Equal(Verdict.Confirmed, judgement[WorkedExample.Parity]);
        Assert.Equal(judgement, JsonSerializer.Deserialize<Judgement>(JsonSerializer.Serialize(judgement, options), options));
        Assert.Equal(true, JsonSerializer.Deserialize<Prediction>(JsonSerializer.Serialize(prediction, options), options)![WorkedExample.Parity]);
        Assert.Equal(judgement, new JudgementConverter().ConvertFromSurrogate(new JudgementConverter().ConvertToSurrogate(judgement)));
        Assert.Equal(true, new PredictionConverter().ConvertFromSurrogate(new PredictionConverter().ConvertToSurrogate(prediction))[WorkedExample.Parity]);
        var values = new MeasurementConverter().ConvertToSurrogate(Four);
        Assert.Equal(8, values.Counts[Array.IndexOf(values.Names.Counts, "twice_counted")]);
    }

    /// <summary>What the document shows is what these tests compiled and ran.</summary>
    [Fact]
    public void The_document_shows_this_example()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Sweep.sln")))
        {
            folder = folder.Parent;
        }

        var source = Squeezed(File.ReadAllText(Path.Combine(folder.FullName, "tests", "Sweep.Declared.Tests", "WorkedExample.cs")));
        var shown = Regex.Matches(File.ReadAllText(Path.Combine(folder.FullName, "src", "README.md")), "```csharp\n(.*?)```", RegexOptions.Singleline).Select(static block => block.Groups[1].Value).ToList();

        Assert.Equal(3, shown.Count);
        Assert.All(shown, block => Assert.Contains(Squeezed(block), source, StringComparison.Ordinal));
    }

    private static string Squeezed(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
