using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Lawbook;

public sealed class ShiftVerdictTests
{
    private static readonly GridPoint Follows = new() { Pooling = Pooling.Dilated, Padding = Padding.Circular, Measure = Measures.Shifts };

    private static readonly GridPoint Stands = Follows with { Pooling = Pooling.Max };

    [Theory]
    [InlineData(1e-5, Verdict.Confirmed, Verdict.Refuted)]
    [InlineData(1.1e-5, Verdict.Inconclusive, Verdict.Inconclusive)]
    [InlineData(0.01, Verdict.Inconclusive, Verdict.Inconclusive)]
    [InlineData(0.011, Verdict.Refuted, Verdict.Confirmed)]
    [InlineData(double.NaN, Verdict.Inconclusive, Verdict.Inconclusive)]
    public void A_shift_error_is_rounding_plain_or_undecided(double error, Verdict follows, Verdict stands)
    {
        Assert.Equal(follows, Judge(Follows, new() { ShiftErrorMax = error, OutputDeviation = 1 }));
        Assert.Equal(stands, Judge(Stands, new() { ShiftErrorMax = error, OutputDeviation = 1, LevelResponse = [1, 1] }));
    }

    [Fact]
    public void A_network_that_is_dead_below_a_level_refutes_nothing()
    {
        Assert.Equal(Verdict.Inconclusive, Judge(Stands, new() { ShiftErrorMax = 0, OutputDeviation = 1, LevelResponse = [1, 0] }));
        Assert.Equal(Verdict.Inconclusive, Judge(Stands, new() { ShiftErrorMax = 0, OutputDeviation = 1 }));
    }

    [Theory]
    [InlineData(0.0, Verdict.Inconclusive)]
    [InlineData(1e-7, Verdict.Inconclusive)]
    [InlineData(0.1, Verdict.Refuted)]
    public void Adaptive_polyphase_is_refuted_only_where_its_grids_do_not_tie(double gap, Verdict verdict)
    {
        var polyphase = Follows with { Pooling = Pooling.AdaptivePolyphase };

        Assert.Equal(verdict, Judge(polyphase, new() { ShiftErrorMax = 0.5, OutputDeviation = 1, GridGap = gap }));
    }

    [Theory]
    [InlineData(0.0, Verdict.Inconclusive)]
    [InlineData(0.1, Verdict.Confirmed)]
    public void Adaptive_polyphase_without_a_grid_that_leads_confirms_nothing(double gap, Verdict verdict) => Assert.Equal(
        verdict, Judge(Follows with { Pooling = Pooling.AdaptivePolyphase }, new() { ShiftErrorMax = 0, OutputDeviation = 1, GridGap = gap }));

    [Fact]
    public void Nothing_is_decided_without_an_output_or_a_measurement()
    {
        Assert.Equal(Verdict.Inconclusive, Judge(Follows, new() { ShiftErrorMax = 0, Dead = true }));
        Assert.Equal(Verdict.Inconclusive, Judge(Follows, new() { ShiftErrorMax = 0, OutputDeviation = 0 }));
        Assert.Equal(Verdict.Inconclusive, Judge(Follows, new()));
        Assert.Null(Judge(Stands with { Padding = Padding.Valid }, new()));
        Assert.Null(Judge(Follows with { Measure = Measures.Separability }, new() { ShiftErrorMax = 1 }));
    }

    private static Verdict? Judge(GridPoint point, Measurement measurement) => Judgement.Of(SamplePoints.Trial(point), measurement).Shifts;
}
