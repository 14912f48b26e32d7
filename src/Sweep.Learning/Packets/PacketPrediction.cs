using Sweep.Theory;
using Sweep.Theory.Predictions;

namespace Sweep.Learning.Packets;

/// <summary>A prediction as the packet writes it down.</summary>
internal sealed record PacketPrediction(
    int[] Period, long Bound, long? Distinct, bool? Seamless, bool? Jump, bool? Separable, bool? Equivariant, IReadOnlyList<string> Notes)
{
    public static PacketPrediction Of(Prediction one) =>
        new(one.Period.ToArray(), one.Bound, one.Distinct, one.Seamless, one.Jump, one.Separable, one.Equivariant, one.Notes);

    public Prediction ToPrediction() => new(new PerAxis(Period), Bound, Distinct, Seamless, Jump, Separable, Equivariant, Notes);
}
