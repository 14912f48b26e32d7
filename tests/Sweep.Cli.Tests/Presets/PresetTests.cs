using Sweep.Cli.Presets;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Reading;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Tests.Presets;

public sealed class PresetTests
{
    public static TheoryData<string> Names => [.. Preset.All.Select(static preset => preset.Name)];

    public static TheoryData<string> Figures =>
    [
        "fig2a", "fig2b", "fig2c", "const-learnt", "const-fixed", "const-same", "tile-consistent", "tile-too-small", "tile-wrong-crop", "noise-none", "noise",
        "noise-wrong-crop", "elastic", "tile-size-curve",
    ];

    [Fact]
    public void The_laws_and_the_figures_are_all_there()
    {
        Assert.Equal("quickstart", Preset.All[0].Name);
        Assert.Equal(
            [.. new[] { "quickstart", "bound", "constant-image", "exact-count", "tile-crop", "train-window", "beyond-the-paper" }.Concat(Figures.Select(static row => row.Data)).Order()],
            Preset.All.Select(static preset => preset.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preset_is_a_sweep_of_its_own_name_that_asks_a_question(string name)
    {
        var plan = Plan(name);

        Assert.Equal(name, plan.Name);
        Assert.EndsWith("?", plan.Question);
        Assert.Contains(plan.Points(), static point => !SweepPlan.IsControl(point) && Trial.Of(point).Trial is not null);
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_has_a_full_form_of_another_name_whose_every_point_can_run_and_which_keeps_pictures(string name)
    {
        var full = SweepReader.Read(YamlDocument.Parse(Preset.Find(name)!.Of(Scale.Full)));
        var points = full.Points().Where(static point => !SweepPlan.IsControl(point)).ToList();

        Assert.Equal($"{name}-full", full.Name);
        Assert.All(points, static point => Assert.Null(Trial.Of(point).Reason));
        Assert.All(points, static point => Assert.True(point.Measure.HasFlag(Measures.Panels)));
    }

    /// <summary>Otherwise its verdict would be inconclusive, whatever the network does.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_count_that_a_preset_predicts_can_be_decided(string name)
    {
        var preset = Preset.Find(name)!;
        foreach (var text in new[] { preset.Text, preset.FullText }.OfType<string>())
        {
            var trials = SweepReader.Read(YamlDocument.Parse(text)).Points().Select(static point => Trial.Of(point).Trial).OfType<Trial>();
            Assert.All(trials.Where(static trial => trial.Prediction.Distinct is not null && trial.Point.Measure.HasFlag(Measures.Separability)), static trial =>
                Assert.DoesNotContain("too few", Judgement.Of(trial, new() { Distinct = trial.Prediction.Distinct, ClassGap = 1e9, FinalLoss = 0 }).Reason));
        }
    }

    [Fact]
    public void The_quickstart_shows_every_kind_of_trial()
    {
        var points = Plan("quickstart").Points().DistinctBy(static point => point.Canonical).ToList();
        var trials = points.Select(static point => Trial.Of(point).Trial).OfType<Trial>().ToList();

        Assert.InRange(points.Count, 150, 400);
        Assert.InRange(trials.Count, 150, points.Count - 1);
        Assert.Equal([1, 2, 3], trials.Select(static trial => trial.Point.Dimensions).Distinct().Order());
        Assert.InRange(trials.Where(static trial => trial.Point.Steps > 0).Select(static trial => trial.Point.TrainingCanonical).Distinct().Count(), 12, 20);
        Assert.Contains(trials, static trial => trial.Prediction.Distinct is null);
        Assert.Contains(trials, static trial => trial.Prediction.Seamless == true);
        Assert.Contains(trials, static trial => trial.Prediction.Seamless == false);
        Assert.Contains(trials, static trial => trial.Prediction.Jump == true);
        Assert.Contains(trials, static trial => trial.Prediction.Jump == false);
    }

    private static SweepPlan Plan(string name) => SweepReader.Read(YamlDocument.Parse(Preset.Find(name)!.Text));
}
