using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Reading;

namespace Sweep.Theory.Tests.Sweeps.Documents;

public sealed class FamiliarNamesTests
{
    [Theory]
    [InlineData("lr", "learning_rate")]
    [InlineData("learning-rate", "learning_rate")]
    [InlineData("LearningRate", "learning_rate")]
    [InlineData("batch_size", "batch")]
    [InlineData("bs", "batch")]
    [InlineData("iterations", "steps")]
    [InlineData("num_steps", "steps")]
    [InlineData("padding_mode", "padding")]
    [InlineData("levels", "depth")]
    [InlineData("num_layers", "depth")]
    [InlineData("pool", "pooling")]
    [InlineData("pool_size", "factor")]
    [InlineData("stride", "factor")]
    [InlineData("channels", "width")]
    [InlineData("embedding_dim", "embedding")]
    [InlineData("upsample", "upsampling")]
    [InlineData("norm", "normalisation")]
    [InlineData("normalization", "normalisation")]
    [InlineData("dtype", "precision")]
    [InlineData("window_size", "train_window")]
    [InlineData("tile_size", "tile_crop")]
    [InlineData("overlap", "halo")]
    [InlineData("ndim", "dimensions")]
    [InlineData("random_seed", "seed")]
    public void What_others_call_an_axis_is_understood(string written, string meant) => Says($"{{name: x, axes: {{{written}: 1}}}}", $"'{written}' is not a known key of axes; did you mean '{meant}'?");

    [Theory]
    [InlineData("epochs", "did you mean 'steps', one batch of windows each?")]
    [InlineData("kernel_size", "did you mean 'convolutions', their number at each level (each is 3 pixels wide)?")]
    [InlineData("noise_std", "did you mean 'noise', a variance?")]
    public void What_is_not_quite_the_same_is_told_apart(string written, string sentence) =>
        Says($"{{name: x, fixed: {{{written}: 1}}}}", $"'{written}' is not a known key of fixed; {sentence}");

    [Theory]
    [InlineData("{name: x, axes: {seeds: 3}}", "'seeds' is not a known key of axes; write it beside axes")]
    [InlineData("{name: x, axes: {replicates: 3}}", "'replicates' is not a known key of axes; did you mean 'seeds' beside axes?")]
    [InlineData("{name: x, replicates: 3, axes: {depth: 1}}", "'replicates' is not a known key of the sweep file; did you mean 'seeds'?")]
    [InlineData("{name: x, depth: 3, axes: {width: 1}}", "'depth' is not a known key of the sweep file; write it below axes or fixed")]
    [InlineData("{name: x, lr: 3, axes: {width: 1}}", "'lr' is not a known key of the sweep file; did you mean 'learning_rate' below axes or fixed?")]
    [InlineData("{name: x, timeout: 3m, axes: {width: 1}}", "'timeout' is not a known key of the sweep file; did you mean 'trial_timeout' below limits?")]
    [InlineData("{name: x, trial_timeout: 3m, axes: {width: 1}}", "'trial_timeout' is not a known key of the sweep file; write it below limits")]
    [InlineData("{name: x, grids: [{name: y, axes: {width: 1}}]}", "'name' is not a known key of grid 1; did you mean 'label'?")]
    [InlineData("{name: x, grids: [{question: y, axes: {width: 1}}]}", "'question' is not a known key of grid 1; write it beside grids")]
    [InlineData("{name: x, filter: depth > 1, axes: {depth: 1}}", "'filter' is not a known key of the sweep file; did you mean 'where'?")]
    public void A_key_that_belongs_elsewhere_is_sent_there(string file, string sentence) => Says(file, sentence);

    [Theory]
    [InlineData("padding: zeros", "same")]
    [InlineData("pooling: avg", "average")]
    [InlineData("upsampling: bilinear", "linear")]
    [InlineData("normalisation: bn", "batch")]
    [InlineData("precision: double", "float64")]
    [InlineData("scene: disks", "discs")]
    [InlineData("padding: VALID", "valid")]
    public void What_others_call_a_value_is_understood(string entry, string meant)
    {
        var fault = Assert.Throws<InvalidSweepException>(() => Flow.Plan($"{{name: x, axes: {{{entry}}}}}"));

        Assert.Contains($"(did you mean '{meant}'?)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_stands_for_a_key_or_a_word_that_there_is()
    {
        string[] keys = [.. Keys.OfAxes, .. Keys.OfFile, .. Keys.OfLimits, "label"];
        var words = Axes.All.OfType<ChoiceAxis>().SelectMany(static field => field.Choices);

        Assert.Empty(FamiliarNames.OwnKeys.Except(keys));
        Assert.Empty(FamiliarNames.OwnWords.Except(words));
    }

    private static void Says(string file, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Assert.Throws<InvalidSweepException>(() => Flow.Plan(file)).Flaws).Sentence);
}
