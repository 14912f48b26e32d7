using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sweep.Benchmarks.Surroundings;
using Sweep.Theory;

namespace Sweep.Benchmarks.Stepping;

/// <summary>The same training in plain PyTorch, by <c>tests/Comparison/train.py</c>.</summary>
internal static class PlainTorch
{
    private const string Python = "python3";

    /// <summary>Version of torch that python3 finds; null: there is none.</summary>
    public static async Task<string?> VersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await EndedProgram.RunAsync(Start("-c", "import torch; print(torch.__version__)"), cancellationToken)).Output.Trim();
        }
        catch (Exception missing) when (missing is UnfitEnvironmentException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Steps a second.</summary>
    /// <exception cref="UnfitEnvironmentException">The program fails, or the sources are not above this program.</exception>
    public static async Task<double> RateAsync(BenchTraining training, int threads, CancellationToken cancellationToken)
    {
        var script = Path.Combine(BuiltPrograms.Repository ?? throw new UnfitEnvironmentException("the sources are not above this program, so there is no train.py"), "tests/Comparison/train.py");
        var (point, window) = (training.Point, training.Window);
        (string Name, IFormattable Value)[] options =
        [
            ("dimensions", point.Dimensions), ("depth", point.Depth), ("factor", point.Factor.At(0, point.Dimensions)[0]), ("width", point.Width),
            ("embedding", point.Embedding), ("radius", point.Radius), ("spacing", point.Spacing[0]), ("input", window.Input[0]), ("margin", window.Margin[0]),
            ("offset", window.Offset[0]), ("window", window.Window[0]), ("seconds", BenchTraining.Seconds), ("threads", threads),
            ("learning-rate", point.LearningRate), ("delta-d", point.DeltaD),
        ];
        var words = options.SelectMany(static option => new[] { "--" + option.Name, option.Value.ToString(null, CultureInfo.InvariantCulture) });
        var ended = await EndedProgram.RunAsync(Start(["-B", script, .. words]), cancellationToken);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty("steps_per_second").GetDouble();
    }

    private static ProcessStartInfo Start(params IEnumerable<string> arguments) =>
        new(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
}
