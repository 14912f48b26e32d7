using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>A trial that refutes a law, after all the rechecks.</summary>
/// <param name="Evidence">Null: the training has enough counter-examples with evidence, and the network can be trained again from its seed.</param>
public sealed record CounterExample(
    Trial Trial, Prediction Prediction, Measurement Measurement, Judgement Judgement, IReadOnlyList<Recheck> Rechecks)
{
    internal Evidence? Evidence { get; init; }
}
