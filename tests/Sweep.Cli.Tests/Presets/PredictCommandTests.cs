using System.Text.Json;
using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests.Presets;

public sealed class PredictCommandTests : IDisposable
{
    private readonly ShellForTests shell = new();
    private readonly string folder = Directory.CreateTempSubdirectory("sweep-predict-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_point_has_its_prediction_and_the_cost_is_counted()
    {
        // P = 4; objects at 7, 8 and 6 pixels see 4, 1 and 2 phases an axis; at 3 pixels discs of radius 2 would overlap.
        var code = await PredictAsync("name: a\naxes: { spacing: [3, 6, 7, 8], tile_crop: [P, P+1] }\nfixed: { depth: 2, factor: 2, radius: 2, width: 4, steps: 10 }\n", "json");

        Assert.Equal(ExitCode.Done, code);
        var all = JsonDocument.Parse(shell.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal([true, true, .. Enumerable.Repeat(false, 8)], all.Select(static row => row.GetProperty("control").GetBoolean()));
        var rows = all.Skip(2).ToList();
        Assert.Equal([null, null, 4, 4, 16, 16, 1, 1], rows.Select(static row => Number(row, "distinct")));
        Assert.Equal([16, 16], rows.TakeLast(2).Select(static row => Number(row, "bound")));
        Assert.Equal([true, false], rows.TakeLast(2).Select(static row => row.GetProperty("seamless").GetBoolean()));
        Assert.Contains("spacing", rows[0].GetProperty("infeasible").GetString());
        Assert.NotEqual(0, rows[7].GetProperty("notes").GetArrayLength());
        Assert.StartsWith("10 trials on 5 networks, 2 controls among them; 2 infeasible; about ", shell.Error);
    }

    [Fact]
    public async Task A_table_has_columns_for_what_is_swept_only()
    {
        await PredictAsync("name: a\naxes: { spacing: [7, 8] }\nfixed: { depth: 2, factor: 2, radius: 2 }\n", "table");

        var heading = shell.Output.Split('\n')[1].Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["spacing", "period", "bound", "distinct", "seamless", "jump", "separable", "shifts", "infeasible"], heading);
    }

    [Fact]
    public async Task A_filter_that_leaves_nothing_says_so()
    {
        Assert.Equal(ExitCode.Invalid, await PredictAsync("name: a\naxes: { depth: [1, 2] }\nwhere: depth > 5\n", "csv"));

        Assert.Contains("the sweep a has no grid point of its own; its filter leaves none", shell.Error);
    }

    [Fact]
    public async Task Images_are_looked_at_as_for_a_run_and_what_is_left_out_is_named()
    {
        var images = Directory.CreateDirectory(Path.Combine(folder, "cells")).FullName;
        const string Sweep = "name: a\naxes: { depth: [1, 2] }\nfixed: { scene: images, images: cells }\nmeasure: [instances]\n";
        File.WriteAllText(Path.Combine(images, "one.png"), "one");
        Assert.Equal(ExitCode.Invalid, await PredictAsync(Sweep, "csv"));
        Assert.Contains("one.png has no labels", shell.Error);

        File.WriteAllText(Path.Combine(images, "one_labels.png"), "labels");
        File.WriteAllText(Path.Combine(images, "notes.txt"), "notes");
        await PredictAsync(Sweep, "csv");
        Assert.Contains("left out of " + images, shell.Error);
        Assert.Contains("notes.txt", shell.Error);
    }

    [Fact]
    public async Task A_grid_of_only_infeasible_points_is_refused_after_its_reasons()
    {
        var code = await PredictAsync("name: a\naxes: { spacing: [3, 4] }\nfixed: { radius: 5 }\n", "csv");

        Assert.Equal(ExitCode.Invalid, code);
        Assert.Contains("every point of this sweep is infeasible", shell.Error);

        // The heading, two controls and two reasons.
        Assert.Equal(5, shell.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Separability_and_shifts_are_predicted_where_they_are_measured()
    {
        // P = 4: discs at 8 pixels see one phase, which cannot tell them apart; noise makes it possible.
        const string Separable = "name: a\naxes: { noise: [0, 0.01] }\nfixed: { depth: 2, factor: 2, radius: 2, spacing: 8, steps: 10 }\nmeasure: [instances]\n";
        const string Shifts = "name: a\naxes: { pooling: [max, dilated] }\nfixed: { depth: 2, factor: 2, padding: circular, spacing: 8 }\nmeasure: [shifts]\n";

        await PredictAsync(Separable, "json");
        var separable = shell.Output;
        var other = new ShellForTests();
        await other.RunAsync("predict", Write(Shifts), "--format", "json");

        Assert.Equal([false, true], Own(separable).Select(static row => row.GetProperty("separable").GetBoolean()));
        Assert.Equal([false, true], Own(other.Output).Select(static row => row.GetProperty("shifts").GetBoolean()));
    }

    private static IEnumerable<JsonElement> Own(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateArray().Where(static row => !row.GetProperty("control").GetBoolean());

    private static long? Number(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : null;

    private Task<int> PredictAsync(string yaml, string format) => shell.RunAsync("predict", Write(yaml), "--format", format);

    private string Write(string yaml)
    {
        var path = Path.Combine(folder, "a.yaml");
        File.WriteAllText(path, yaml);
        return path;
    }
}
