using System.Security.Cryptography;
using System.Text;
using Sweep.Theory.Points;

namespace Sweep.Theory.Trials;

/// <summary>
/// The points of one configuration in one sweep, which differ in the seed alone. Their texts are written once, so that the ids of many seeds cost
/// only their hashes. Not safe for several threads.
/// </summary>
public sealed class Replicates
{
    private readonly GridPoint shared;
    private readonly SeededText trial;
    private readonly SeededText training;

    /// <param name="point">Any of them.</param>
    public Replicates(SweepId sweep, GridPoint point)
    {
        shared = point with { Seed = 0 };
        var stream = PointText.OfStream(shared.Stream);
        var canonical = shared.Canonical;
        Configuration = PointText.Configuration(canonical);
        Id = ConfigurationId.Of(sweep, Configuration);
        trial = new(sweep, canonical, stream);
        training = new(sweep, shared.TrainingCanonical, stream);
    }

    /// <summary>The text that they share, without seed and stream.</summary>
    public string Configuration { get; }

    public ConfigurationId Id { get; }

    /// <summary>Returns whether the point surely is one of them; a point of the same text may be written in another way.</summary>
    public bool Holds(GridPoint point) => shared == point with { Seed = 0 };

    /// <summary>Returns <see cref="TrialId.Of(SweepId, GridPoint)"/> of the point with this seed.</summary>
    public TrialId TrialOf(int seed) => new(trial.Hash(seed));

    /// <summary>Returns <see cref="TrainingId.Of"/> of the point with this seed.</summary>
    public TrainingId TrainingOf(int seed) => new(training.Hash(seed));

    /// <summary>A text whose seed is put in before the stream.</summary>
    private sealed class SeededText
    {
        private readonly byte[] text;
        private readonly byte[] end;
        private readonly int start;

        /// <param name="canonical">Of the seed 0, which texts leave out.</param>
        /// <param name="stream">The end of it that names the stream.</param>
        public SeededText(SweepId sweep, string canonical, string stream)
        {
            end = Encoding.UTF8.GetBytes(stream);
            var first = Encoding.UTF8.GetBytes(ContentId.Text(sweep, canonical[..^stream.Length]));
            start = first.Length;
            text = new byte[start + PointText.LongestSeed + end.Length];
            first.CopyTo(text, 0);
        }

        public Guid Hash(int seed)
        {
            var length = start + PointText.WriteSeed(seed, text.AsSpan(start));
            end.CopyTo(text, length);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(text.AsSpan(0, length + end.Length), hash);
            return new(hash[..16]);
        }
    }
}
