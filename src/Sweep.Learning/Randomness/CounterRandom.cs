namespace Sweep.Learning.Randomness;

/// <summary>The use of a stream of random numbers; streams of one seed are independent of each other.</summary>
internal enum RandomStream : ulong
{
    Weights = 1,
    LatticeShift = 2,
    GenericImage = 3,
    Noise = 4,
    Elastic = 5,
    Nuclei = 6,
    NucleiPlace = 7,
    NucleiGrain = 8,
    NucleiTexture = 9,
    NucleiHaze = 10,
    FolderPlace = 11,
}

/// <summary>
/// Random numbers by their position: number i of a stream is a hash of (seed, stream, i), so that resuming needs the step
/// only, and no library update changes the numbers of a seed. The hash is SplitMix64's finalizer (Steele et al. 2014).
/// </summary>
internal readonly struct CounterRandom(long seed, RandomStream stream)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong key = Mix(Mix(unchecked((ulong)seed + Golden)) ^ (ulong)stream);

    /// <summary>Returns 64 random bits.</summary>
    public ulong Bits(long index) => Mix(unchecked(key + ((ulong)index * Golden)));

    /// <summary>Returns a number that is uniform in [0, 1), in steps of 2^-53.</summary>
    public double Uniform(long index) => (Bits(index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a number that is uniform in 0 .. count - 1; the bias of 2^-64 * count is far below anything measured here.</summary>
    public int Below(int count, long index) => (int)Math.BigMul(Bits(index), (ulong)count, out _);

    /// <summary>Returns a standard normal number (Box and Muller), from the uniform numbers 2 * index and 2 * index + 1.</summary>
    public double Normal(long index)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(2 * index)));
        return radius * Math.Cos(2 * Math.PI * Uniform((2 * index) + 1));
    }

    /// <summary>Returns independent random numbers for one of many draws, such as a training step.</summary>
    public CounterRandom Derived(long draw, RandomStream own) => new(unchecked((long)Bits(draw)), own);

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
