using BenchmarkDotNet.Attributes;
using Sweep.Learning.Measuring;
using Sweep.Theory.Measuring;

namespace Sweep.Benchmarks.Evaluating;

/// <summary>The stages of an evaluation one by one, for BenchmarkDotNet, which calls every method by itself.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class EvaluationStages
{
    private EvaluatedImage image = null!;
    private Embeddings embeddings = null!;
    private int[] found = null!;

    [Params(false, true)]
    public bool IsLarge { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        image = IsLarge ? EvaluatedImage.Large : EvaluatedImage.Small;
        embeddings = image.Tile();
        found = image.Cluster(embeddings);
    }

    [Benchmark]
    public object Tiles() => image.Tile();

    [Benchmark]
    public int[] MeanShift() => image.Cluster(embeddings);

    [Benchmark]
    public object Matching() => image.Match(found);
}
