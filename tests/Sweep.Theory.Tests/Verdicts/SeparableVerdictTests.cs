using Sweep.Theory.Trials;
using Sweep.Theory.Verdicts;

namespace Sweep.Theory.Tests.Verdicts;

public sealed class SeparableVerdictTests
{
    /// <summary>Spacing 8 at P = 4: one phase.</summary>
    private static readonly GridPoint Impossible = new() { Spacing = new(8, 8), Steps = 10, Measure = Measures.Instances };

    private static readonly GridPoint Possible = Impossible with { Noise = 0.01 };

    [Fact]
    public void Symmetry_forbids_and_a_separation_against_it_refutes()
    {
        Assert.Equal(Verdict.Confirmed, Judge(Impossible, separable: false));
        Assert.Equal(Verdict.Refuted, Judge(Impossible, separable: true));
    }

    [Fact]
    public void What_is_possible_may_still_not_be_reached()
    {
        Assert.Equal(Verdict.Confirmed, Judge(Possible, separable: true));
        Assert.Equal(Verdict.NotReached, Judge(Possible, separable: false));
    }

    [Fact]
    public void Nothing_is_decided_without_prediction_or_measurement()
    {
        Assert.Equal(Verdict.NotPredicted, Judge(Impossible with { Padding = Padding.Same }, separable: true));
        Assert.Equal(Verdict.Inconclusive, Judge(Impossible, separable: null));
        Assert.Null(Judge(Impossible with { Padding = Padding.Same }, separable: null));
        Assert.Null(Judge(Impossible with { Steps = 0 }, separable: false));
        Assert.Null(Judge(Impossible with { Measure = Measures.Separability }, separable: false));
    }

    [Fact]
    public void A_refuted_separation_refutes_the_trial()
    {
        var judgement = Judgement.Of(Points.Trial(Impossible), new() { Separable = true });

        Assert.Equal((Verdict.Refuted, "separable where symmetry forbids it"), (judgement.Overall, judgement.Reason));
    }

    private static Verdict? Judge(GridPoint point, bool? separable) => Judgement.Of(Points.Trial(point), new() { Separable = separable }).Separable;
}
