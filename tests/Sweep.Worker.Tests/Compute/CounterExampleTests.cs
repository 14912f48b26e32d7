using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Sweep.Contracts.Processes;
using Sweep.Contracts.Scheduling;
using Sweep.Learning.Runs;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Tests.Compute;

/// <summary>A trial with two embeddings, of which a lowered prediction says that at most one is possible.</summary>
[Fast]
public sealed class CounterExampleTests : IDisposable
{
    private static readonly GridPoint Point = new()
    {
        Dimensions = 1, Depth = 1, Width = 8, Radius = 1, Spacing = new PerAxis(5), Precision = Precision.Float64, Measure = Measures.Separability,
    };

    private static readonly SweepId Sweep = new(new("00000000-0000-0000-0000-000000000007"));

    private readonly string path = Path.GetTempFileName();

    [Fact]
    public async Task A_counter_example_is_reported_as_a_packet_that_this_program_replays()
    {
        var report = Attempted();

        Assert.Equal(Verdict.Refuted, report.Judgement.Overall);
        await File.WriteAllBytesAsync(path, report.CounterExample!, TestContext.Current.CancellationToken);
        var (code, output, errors) = await WorkerCommand.RunAsync("--replay", path, "--train");

        Assert.Equal((ExitCode.Done, ""), (code, errors));
        var answer = JsonDocument.Parse(Assert.Single(output.TrimEnd().Split('\n'))).RootElement;
        Assert.Equal((Sweep.Value, report.Trial.Value), (answer.GetProperty("sweep").GetGuid(), answer.GetProperty("trial").GetGuid()));
        Assert.True(answer.GetProperty("is_reproduced").GetBoolean());
        Assert.Equal(
            """{"what":"verdict","predicted":null,"then":"refuted","now":"refuted","agrees":true}""", answer.GetProperty("lines").EnumerateArray().Last().GetRawText());
    }

    [Fact]
    public async Task Another_file_is_one_sentence_on_standard_error()
    {
        var (code, output, errors) = await WorkerCommand.RunAsync("--replay", path);

        Assert.Equal((ExitCode.Invalid, ""), (code, output));
        Assert.StartsWith($"'{path}' is not a packet of a counter-example", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    /// <summary>What a worker reports of a run that ends with a counter-example.</summary>
    private static TrialReport Attempted()
    {
        var trial = Trial.Of(Point).Trial!;
        var lowered = trial.Prediction with { Distinct = 1 };
        var measurement = new Measurement { Distinct = 2, Objects = 4, ClassGap = 1e9 };
        var judgement = Judgement.Of(trial, lowered, measurement);
        var provenance = new WorkerProvenance
        {
            Device = "cpu", GitRevision = "none", Libraries = "libraries", OneDnn = false, SelfTestPassed = true, Threads = 1, Science = "science",
        };
        var hello = new WorkerHello { Worker = new() { Name = "worker", Incarnation = Guid.NewGuid() }, Provenance = provenance, Host = "host", ProcessId = 1 };
        List<TrialReport> reports = [];
        var attempt = new TrainingAttempt(
            new LeasedTraining { Id = TrainingId.Of(Sweep, Point), Trials = [LeasedTrials.Of(Sweep, Point)] },
            new(),
            (trials, _, _, _, _, _, _) => [new(new RunOutcome(trials[0], measurement, default, default, null, null), judgement, new(trials[0], lowered, measurement, judgement, []))],
            reports.Add,
            new WorkerCheckpoints(null, TimeSpan.FromHours(1), provenance, TimeProvider.System, NullLogger<WorkerCheckpoints>.Instance),
            new(Sweep, hello),
            TimeProvider.System);
        attempt.Run(CancellationToken.None, TestContext.Current.CancellationToken);
        return reports.Single();
    }
}
