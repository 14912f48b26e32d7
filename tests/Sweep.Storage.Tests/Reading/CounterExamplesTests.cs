using System.IO.Compression;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

[Slow]
public sealed class CounterExamplesTests : IAsyncLifetime
{
    private static readonly byte[] Packet = [80, 75, 3, 4, 5];

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CounterExamples Examples => new(database.Source);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_packet_of_a_trial_is_found_and_others_have_none()
    {
        var sweep = await RefutedAsync();
        var (trial, other) = (TrialId.Of(sweep, Points.Line()).Value, TrialId.Of(sweep, Points.Line(4)).Value);

        var example = (await Examples.OfAsync(trial, Cancellation))!;

        Assert.Equal((trial, "first", 5L), (example.Trial, example.Sweep, example.Bytes));
        Assert.Equal(Packet, await Examples.ReadAsync(example.Artifact, Cancellation));
        Assert.Null(await Examples.OfAsync(other, Cancellation));
        Assert.Null(await Examples.ReadAsync(Guid.NewGuid(), Cancellation));
    }

    [Fact]
    public async Task A_trial_whose_measurement_was_taken_over_has_the_packet_of_the_one_that_was_measured()
    {
        var first = await RefutedAsync();
        var again = (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(Points.Content("again"), [Points.Line()], Cancellation)).Id;
        var epoch = await new SweepStore(database.Source, TimeProvider.System).TakeOwnershipAsync(again, Cancellation);
        await new MeasurementReuse(database.Source, TimeProvider.System).TakeOverAsync(again, epoch, new("science", "TorchSharp 0", "cpu", false), Cancellation);

        var example = (await Examples.OfAsync(TrialId.Of(again, Points.Line()).Value, Cancellation))!;

        Assert.Equal((TrialId.Of(first, Points.Line()).Value, "first"), (example.Trial, example.Sweep));
        Assert.Equal(1, await database.Source.CountAsync("artifacts"));
    }

    [Fact]
    public async Task Rechecks_are_read_from_the_packet()
    {
        var rechecks = await RechecksAsync(Zip("counter-example.json", """
            {
              "format": 1, "seed": 0,
              "rechecks": [
                { "condition": "in float64", "measurement": { "distinct": 5, "class_gap": "Infinity" }, "trouble": null,
                  "judgement": { "overall": "refuted", "distinct": "refuted", "stitching": null, "seams": null, "separable": "not_reached", "shifts": null, "reason": "5 of 4" } },
                { "condition": "with 2 threads", "measurement": null, "judgement": null, "trouble": "no memory" }
              ]
            }
            """));

        Assert.Equal(
            [("in float64", (Verdict?)Verdict.Refuted, (double?)double.PositiveInfinity, null), ("with 2 threads", null, null, "no memory")],
            rechecks!.Select(static recheck => (recheck.Condition, recheck.Judgement?.Overall, recheck.Measurement?.ClassGap, recheck.Trouble)));
    }

    [Theory]
    [InlineData("counter-example.json", """{ "format": 2, "rechecks": [] }""")]
    [InlineData("counter-example.json", """{ "format": 1, "rechecks": [{ "condition": "in float64" }] }""")]
    [InlineData("counter-example.json", "something else")]
    [InlineData("README.txt", """{ "format": 1, "rechecks": [] }""")]
    public async Task Packets_of_other_programs_have_no_rechecks_that_can_be_read(string file, string content) => Assert.Null(await RechecksAsync(Zip(file, content)));

    [Fact]
    public async Task A_damaged_packet_has_no_rechecks_that_can_be_read() => Assert.Null(await RechecksAsync(Packet));

    [Fact]
    public async Task Trials_are_found_by_the_first_digits_of_their_id()
    {
        var sweep = await RefutedAsync();
        var trial = TrialId.Of(sweep, Points.Line()).Value;

        Assert.Equal([(trial, "first", (string?)"refuted")], await Examples.TrialsAsync(trial.ToString("N"), Cancellation));
        Assert.Equal([(trial, "first", (string?)"refuted")], await Examples.TrialsAsync(trial.ToString("N")[..8].ToUpperInvariant(), Cancellation));
        Assert.Equal(2, (await Examples.TrialsAsync("", Cancellation)).Count);
        Assert.Empty(await Examples.TrialsAsync(new string('0', 32), Cancellation));
    }

    private async Task<IReadOnlyList<Recheck>?> RechecksAsync(byte[] packet)
    {
        var trial = TrialId.Of(await RefutedAsync(packet), Points.Line()).Value;
        return await Examples.RechecksAsync((await Examples.OfAsync(trial, Cancellation))!.Artifact, Cancellation);
    }

    private static byte[] Zip(string name, string content)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(zip.CreateEntry(name).Open());
            entry.Write(content);
        }

        return file.ToArray();
    }

    private async Task<SweepId> RefutedAsync(byte[]? packet = null)
    {
        var sweeps = new SweepStore(database.Source, TimeProvider.System);
        var sweep = (await sweeps.SubmitAsync(Points.Content("first"), [Points.Line(), Points.Line(4)], Cancellation)).Id;
        var measured = Points.Measured(TrialId.Of(sweep, Points.Line()), Guid.NewGuid(), 5, Verdict.Refuted);
        await new TrialStore(database.Source, TimeProvider.System).FlushAsync(
            sweep,
            await sweeps.TakeOwnershipAsync(sweep, Cancellation),
            Points.Flush([measured with { CounterExample = packet ?? Packet, Provenance = measured.Provenance with { Science = "science" } }]),
            Cancellation);
        return sweep;
    }
}
