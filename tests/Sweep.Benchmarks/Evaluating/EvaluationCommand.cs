using System.CommandLine;
using System.Diagnostics;
using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Terminal;

namespace Sweep.Benchmarks.Evaluating;

/// <summary>How long it takes to find and to match the objects of an image.</summary>
internal static class EvaluationCommand
{
    public const string Name = "evaluation";

    private const int Repeats = 5;

    public static Benchmark Create(Shell shell)
    {
        var results = Benchmark.ResultsOption();
        var command = new Command(Name, """
            Measures tiles, mean shift and matching on two images of nuclei, on one thread.

            The networks are trained first. The whole evaluation is timed by a clock, and each stage by BenchmarkDotNet.
            """)
        { results };
        command.SetAction(async (parsed, cancellationToken) =>
            await Benchmark.KeepAsync(shell, Measure(shell, cancellationToken), parsed.GetValue(results), cancellationToken));
        return new(command, cancellationToken => Task.FromResult(Measure(shell, cancellationToken)));
    }

    private static ResultSection Measure(Shell shell, CancellationToken cancellationToken)
    {
        shell.Complain("training the networks for the images");
        List<WholeEvaluation> whole = [];
        foreach (var (image, aim) in ((EvaluatedImage, double)[])[(EvaluatedImage.Small, 0.5), (EvaluatedImage.Large, 2)])
        {
            shell.Complain($"evaluating {image.Name}");
            whole.Add(WholeEvaluation.Of(image, aim, Repeats, cancellationToken));
        }

        shell.Complain("timing the stages");
        var stages = StageTimes.Of<EvaluationStages>();
        return new(
            "Evaluation",
            Name,
            MachineText.Of(null),
            [
                ($"Tiles of at most {Figures.Whole(EvaluatedImage.TilePixels)} pixels, mean shift and matching together, median of {Repeats}:", ResultTable.Across(
                    "figure", whole, static one => one.Image,
                    ("objects", static one => Figures.Whole(one.Objects)),
                    ("instances found", static one => Figures.Whole(one.Found)),
                    ("average precision at 0.5", static one => Figures.Short(one.Ap50)),
                    ("seconds", static one => Figures.Short(one.Seconds)),
                    ("aim, seconds", static one => Figures.Short(one.Aim)),
                    ("seconds / aim", static one => Figures.Short(one.Seconds / one.Aim)))),
                ("The stages:", new(
                    ["stage", "image", "ms", "MB allocated"],
                    [
                        .. stages.Select(static stage => (IReadOnlyList<string>)
                        [
                            stage.Method, stage.Parameters.Contains("True", StringComparison.Ordinal) ? EvaluatedImage.Large.Name : EvaluatedImage.Small.Name,
                            Figures.Short(stage.Milliseconds), Figures.Short(stage.Megabytes),
                        ]),
                    ])),
            ]);
    }
}

/// <summary>One evaluation from the image to its scores.</summary>
/// <param name="Seconds">Median.</param>
internal sealed record WholeEvaluation(string Image, int Objects, long Found, double Ap50, double Seconds, double Aim)
{
    public static WholeEvaluation Of(EvaluatedImage image, double aim, int repeats, CancellationToken cancellationToken)
    {
        var scores = image.Match(image.Cluster(image.Tile()));
        List<double> seconds = [];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var began = Stopwatch.GetTimestamp();
            scores = image.Match(image.Cluster(image.Tile()));
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return new(image.Name, image.Objects, scores.Instances, scores.Ap50 ?? 0, Quantiles.Median(seconds), aim);
    }
}
