using System.Text.RegularExpressions;

namespace Sweep.Theory.Tests.Sweeps;

public sealed partial class SweepFaultTests
{
    private const string AxisNames =
        "dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing, train_window, tile_crop, "
        + "steps, learning_rate, delta_v, delta_d, pair_mask, precision, batch, normalisation, noise, elastic, images, whole_image, halo, bandwidth, kernel, seed";

    /// <summary>A folder cannot be compared.</summary>
    private const string FilterNames =
        "dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing, train_window, tile_crop, "
        + "steps, learning_rate, delta_v, delta_d, pair_mask, precision, batch, normalisation, noise, elastic, whole_image, halo, bandwidth, kernel, seed";

    private const string FileKeys = "name, question, axes, fixed, seeds, where, measure, limits, grids";

    [Theory]
    [InlineData("just words\n", $"line 1: the sweep file must be a mapping of keys to values; known keys are {FileKeys}")]
    [InlineData("{axes: {depth: 1}}", "line 1: the sweep has no name; add one such as name: first-look")]
    [InlineData("{name: a b, axes: {depth: 1}}", "line 1: 'a b' is not a name; use 1 to 80 letters, digits, '-', '_' and '.', the first of them a letter or digit")]
    [InlineData("{name: ., axes: {depth: 1}}", "line 1: '.' is not a name; use 1 to 80 letters, digits, '-', '_' and '.', the first of them a letter or digit")]
    [InlineData("{name: .., axes: {depth: 1}}", "line 1: '..' is not a name; use 1 to 80 letters, digits, '-', '_' and '.', the first of them a letter or digit")]
    [InlineData("{name: --help, axes: {depth: 1}}", "line 1: '--help' is not a name; use 1 to 80 letters, digits, '-', '_' and '.', the first of them a letter or digit")]
    [InlineData("{name: _a, axes: {depth: 1}}", "line 1: '_a' is not a name; use 1 to 80 letters, digits, '-', '_' and '.', the first of them a letter or digit")]
    [InlineData("{name: x, seeds: 20000000, axes: {depth: 1}}", "line 1: the axes and seeds make 20,000,000 points, and a sweep may have 10,000,000; take values out, or make several sweeps")]
    [InlineData("{name: x,\naxis: {depth: 1}}", "line 2: 'axis' is not a known key of the sweep file; did you mean 'axes'?")]
    [InlineData("{name: x, axes: {\ndepht: 1}}", "line 2: 'depht' is not a known key of axes; did you mean 'depth'?")]
    [InlineData("{name: x, axes: {depth: 1, \ndepth: 2}}", "line 2: 'depth' stands twice in axes; keep one")]
    [InlineData("{name: x, axes: {depth: 1}, fixed: {depth: 2}}", "line 1: depth stands in axes and in fixed; keep one")]
    [InlineData("{name: x, axes: [{depth: 1}]}", "line 1: axes is a list; write its keys without '-' before them")]
    [InlineData("{name: x, axes: \"depth:[1]\"}", "line 1: a space is missing after 'depth:'; write it between the ':' and the value")]
    [InlineData("{name: x}", "line 1: the sweep file has neither axes nor fixed; write for example axes: { depth: [1, 2] }")]
    [InlineData("{name: x, axes: [depth]}", $"line 1: axes must be a mapping of keys to values; known keys are {AxisNames}")]
    [InlineData("{name: x, grids: []}", "line 1: grids needs a list of at least one grid, each with axes or fixed")]
    [InlineData("{name: x, axes: {depth: 1}, grids: [{axes: {depth: 1}}]}", "line 1: axes stands beside grids; move it into a grid")]
    [InlineData("{name: x, grids: [{label: a}]}", "line 1: grid 1 has neither axes nor fixed; write for example axes: { depth: [1, 2] }")]
    public void A_wrong_file_says_where_and_what_works(string file, string sentence) => Refuses(file, sentence);

    [Theory]
    [InlineData("depth: []", "depth has no values; list at least one")]
    [InlineData("depth: [1, 2, 1]", "depth has the value 1 twice; keep one")]
    [InlineData("depth: [1..3, 2]", "depth has the value 2 twice; keep one")]
    [InlineData("depth: deep", "'deep' uses the unknown name 'deep'; write a number")]
    [InlineData("depth: 1.5", "depth needs whole numbers, not '1.5'")]
    [InlineData("depth: 3..1", "the range 3..1 of depth is empty; write the smaller end first")]
    [InlineData("depth: 1..1000000000", "the range 1..1000000000 of depth is too long; use at most 1000000 values")]
    [InlineData("depth: {a: 1}", "depth needs a value or a list of values in brackets")]
    [InlineData("depth: [[1]]", "depth needs a single value, such as 2 or 1..4")]
    [InlineData("padding: [valid, vallid]", "padding cannot be 'vallid' (did you mean 'valid'?); choose from valid, same, reflect, replicate, circular")]
    [InlineData("learning_rate: fast", "learning_rate needs a number such as 1e-3, not 'fast'")]
    [InlineData("factor: [2, 2]", "factor has the value 2 twice; keep one")]
    [InlineData("factor: [2, [1]]", "factor needs 2, or one list per level such as [[1,2,2],[2,2,2]]")]
    [InlineData("spacing: [13, 13]", "spacing has the value 13 twice; keep one")]
    [InlineData("spacing: [10..15, 13..20]", "spacing has the value 13..20 twice; keep one")]
    [InlineData("spacing: [[13, 2..3]]", "spacing has the range 2..3 within one value; write a range as a value of its own")]
    [InlineData("spacing: Q+1", "'Q+1' uses the unknown name 'Q'; write numbers and P, the period")]
    [InlineData("spacing: P+", "'P+' is not an expression: a number or a name belongs before the end")]
    [InlineData("spacing: P 1", "'P 1' is not an expression: nothing fits before '1'; write a list as [P, 1]")]
    [InlineData("spacing: P+1 )", "'P+1 )' is not an expression: nothing fits before ')'")]
    [InlineData("depth: 1 2 3", "'1 2 3' is not an expression: nothing fits before '2'; write a list as [1, 2, 3]")]
    [InlineData("noise: 1, 5: 2", "'5' is not a known key of axes; a number is no key; a decimal number has a point, and a list has brackets")]
    [InlineData("spacing: (P", "'(P' lacks a closing parenthesis before the end")]
    [InlineData("spacing: P%2", "'P%2' has an unexpected '%'; expressions know + - * / ( ) and ranges a..b, and in where also < <= > >= == != and or not")]
    [InlineData("spacing: [5, P/2], factor: [2, 3]", "(P/2) is 4.5 at P = 9; a length is a whole number of pixels")]
    [InlineData("tile_crop: 2P..P", "the range (2*P)..P is empty at P = 4; write the smaller end first")]
    [InlineData(
        "factor: [[[1,2],[2,2]]], tile_crop: P..2P", "the range P..(2*P) has 3 values along one axis and 5 along another at P = 2x4; list the values instead")]
    [InlineData("noise: loud", "noise needs a number such as 1e-3, not 'loud'")]
    [InlineData("batch: 1.5", "batch needs whole numbers, not '1.5'")]
    [InlineData("halo: P/3", "(P/3) is 1.33333 at P = 4; a length is a whole number of pixels")]
    [InlineData("normalisation: layer", "normalisation cannot be 'layer'; choose from none, instance, batch, group")]
    [InlineData("kernel: gausian", "kernel cannot be 'gausian' (did you mean 'gaussian'?); choose from flat, gaussian")]
    [InlineData("pooling: polyphase", "pooling cannot be 'polyphase' (did you mean 'adaptive_polyphase'?); choose from max, average, dilated, adaptive_polyphase, blur, strided")]
    [InlineData("images: [cells, cells]", "images has the value cells twice; keep one")]
    [InlineData("images: cells;more", "images is empty or holds a ';' or a line break; name a folder without them")]
    [InlineData("images: \"cells\nmore\"", "images is empty or holds a ';' or a line break; name a folder without them")]
    [InlineData("images: [[cells]]", "images needs a single value, such as a folder")]
    [InlineData("tile_crop: P/0", "(P/0) is Infinity at P = 4; a length is a whole number of pixels")]
    public void A_wrong_axis_says_what_is_wrong_with_it(string axes, string sentence) => Refuses($"{{name: x, axes: {{{axes}}}}}", "line 1: " + sentence);

    [Theory]
    [InlineData("depth: [1]", "depth needs a single value, such as 2 or 1..4")]
    [InlineData("depth: 1..2", "depth needs one whole number of at least -2147483648, not '1..2'")]
    [InlineData("spacing: 5..7", "spacing is fixed, so the range 5..7 has no place here; move it to axes")]
    [InlineData("factor: [2, 2]", "factor needs 2, or one list per level such as [[1,2,2],[2,2,2]]")]
    public void A_fixed_value_is_one_value(string values, string sentence) => Refuses($"{{name: x, fixed: {{{values}}}}}", "line 1: " + sentence);

    [Theory]
    [InlineData("seeds: 0", "seeds needs one whole number of at least 1, not '0'")]
    [InlineData("seeds: many", "'many' uses the unknown name 'many'; write a number")]
    [InlineData("fixed: {seed: 1}, seeds: 2", "seeds stands beside the axis seed; keep one")]
    [InlineData("measure: [sharpness]", "measure cannot be 'sharpness'; choose from separability, stitching, seams, instances, shifts, panels")]
    [InlineData("measure: [seams, seams]", "measure names seams twice; keep one")]
    [InlineData("limits: {retries: 3}", "'retries' is not a known key of limits; did you mean 'max_attempts'?")]
    [InlineData("limits: {max_attempts: 0}", "max_attempts needs one whole number of at least 1, not '0'")]
    [InlineData("limits: {trial_timeout: 30}", "trial_timeout needs a time such as 90s, 30m or 2h, not '30'")]
    [InlineData("limits: {trial_timeout: 0m}", "trial_timeout needs a time such as 90s, 30m or 2h, not '0m'")]
    [InlineData("where: depth", "'depth' is not a condition; compare values, as in depth * factor <= 9")]
    [InlineData("where: depth < valid", "'depth < valid' compares what cannot be compared by <; compare numbers with numbers, and words with == or !=")]
    [InlineData("where: padding == learnt", "'padding == learnt' compares padding with 'learnt'; padding is one of valid, same, reflect, replicate, circular")]
    [InlineData("where: padding + 1 == 2", "'padding + 1 == 2' calculates with padding, which is not a number")]
    [InlineData("where: tile_crop > 3", "where uses tile_crop, which this grid does not set; add it to axes or fixed")]
    [InlineData("where: halo > 3", "where uses halo, which this grid does not set; add it to axes or fixed")]
    [InlineData("where: whole_image > 3", "where uses whole_image, which this grid does not set; add it to axes or fixed")]
    [InlineData("where: batch == none", "'batch == none' compares what cannot be compared by ==; compare numbers with numbers, and words with == or !=")]
    [InlineData("where: dept > 3", "'dept > 3' uses the unknown name 'dept'; did you mean 'depth'?")]
    [InlineData("where: lr > 3", "'lr > 3' uses the unknown name 'lr'; did you mean 'learning_rate'?")]
    [InlineData("where: elephants > 3", $"'elephants > 3' uses the unknown name 'elephants'; where knows P, bound and {FilterNames}")]
    [InlineData("elephants: 3", $"'elephants' is not a known key of the sweep file; known keys are {FileKeys}")]
    [InlineData("fixed: {factor: [[2,2],[2,2]]}, where: factor > 1", "where uses factor, which is a list per level in this grid; use P, the period, instead")]
    public void A_wrong_value_beside_the_axes_says_what_works(string entries, string sentence) =>
        Refuses($"{{name: x, axes: {{depth: [1, 2]}}, {entries}}}", "line 1: " + sentence);

    [Fact]
    public void A_name_of_81_letters_is_too_long()
    {
        Assert.Equal(80, Flow.Plan($"{{name: {new string('a', 80)}, axes: {{depth: 1}}}}").Name.Length);
        Assert.Throws<InvalidSweepException>(static () => Flow.Plan($"{{name: {new string('a', 81)}, axes: {{depth: 1}}}}"));
    }

    [Fact]
    public void A_file_of_a_thousand_parentheses_is_refused_like_any_other() =>
        Refuses($"{{name: x, axes: {{spacing: {new string('(', 1000)}}}}}", "line 1: an expression has 1000 characters; use at most 500");

    [Fact]
    public void All_faults_of_a_file_come_at_once_from_its_top_to_its_end() => Assert.Equal(
        [
            "line 1, column 9: 'a b' is not a name; use 1 to 80 letters, digits, '-', '_' and '.', the first of them a letter or digit",
            "line 2, column 1: 'sedes' is not a known key of the sweep file; did you mean 'seeds'?",
            "line 3, column 17: 'one' uses the unknown name 'one'; write a number",
            "line 3, column 25: 'two' uses the unknown name 'two'; write a number",
            "line 4, column 10: padding cannot be 'vald' (did you mean 'valid'?); choose from valid, same, reflect, replicate, circular",
            "line 5, column 10: 'lr' is not a known key of fixed; did you mean 'learning_rate'?",
            "line 5, column 27: width needs whole numbers, not '1.5'",
            "line 6, column 8: 'lr > 1' uses the unknown name 'lr'; did you mean 'learning_rate'?",
            "line 7, column 18: measure cannot be 'sems' (did you mean 'seams'?); choose from separability, stitching, seams, instances, shifts, panels",
            "line 8, column 24: max_attempts needs one whole number of at least 1, not '0'",
            "line 8, column 42: trial_timeout needs a time such as 90s, 30m or 2h, not 'soon'",
        ],
        Sentences("""
            { name: a b,
            sedes: 3,
            axes: { depth: [one, 2, two],
            padding: vald },
            fixed: { lr: 0.1, width:  1.5 },
            where: lr > 1,
            measure: [seams, sems],
            limits: {max_attempts: 0, trial_timeout: soon} }
            """));

    [Theory]
    [InlineData("{name: x, axis: {depht: 1}}", "'axis' is not a known key of the sweep file; did you mean 'axes'?", "'depht' is not a known key of axes; did you mean 'depth'?")]
    [InlineData("{Name: x, Axes: {depth: 1}}", "'Name' is not a known key of the sweep file; did you mean 'name'?", "'Axes' is not a known key of the sweep file; did you mean 'axes'?")]
    [InlineData("{name: x, depth: 3}", "'depth' is not a known key of the sweep file; write it below axes or fixed")]
    [InlineData("{name: x, limits: {timeout: soon}, axes: {depth: 1}}", "'timeout' is not a known key of limits; did you mean 'trial_timeout'?", "trial_timeout needs a time such as 90s, 30m or 2h, not 'soon'")]
    [InlineData("{name: x, fixed: [a], axes: {depth: 1}, grids: []}", "fixed must be a mapping of keys to values; known keys are " + AxisNames, "axes stands beside grids; move it into a grid", "grids needs a list of at least one grid, each with axes or fixed")]
    [InlineData("{name: x, axes: {tile_corp: 3}, where: tile_crop > 2}", "'tile_corp' is not a known key of axes; did you mean 'tile_crop'?")]
    [InlineData("{name: x, axes: {factor: two, spacing: P/3}}", "'two' uses the unknown name 'two'; write a number")]
    [InlineData("{name: x, grids: [{fixed: {depth: one}}, {axes: {width: two}}]}", "'one' uses the unknown name 'one'; write a number", "'two' uses the unknown name 'two'; write a number")]
    [InlineData("{name: x, fixed: {depth: one}, grids: [{axes: {width: 1}}, {axes: {width: 2}}]}", "'one' uses the unknown name 'one'; write a number")]
    public void No_fault_is_said_twice_or_follows_from_another(string file, params string[] sentences) =>
        Assert.Equal(sentences, Sentences(file).Select(static sentence => sentence[(sentence.IndexOf(": ", StringComparison.Ordinal) + 2)..]));

    /// <summary>The column is left out here: these tests are about the words.</summary>
    private static void Refuses(string file, string sentence) => Assert.Equal(sentence, Column().Replace(Assert.Single(Sentences(file)), ":"));

    private static string[] Sentences(string file) => Assert.Throws<InvalidSweepException>(() => Flow.Plan(file)).Message.Split('\n');

    [GeneratedRegex(", column [0-9]+:")]
    private static partial Regex Column();
}
