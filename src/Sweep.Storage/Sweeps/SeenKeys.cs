using System.Runtime.InteropServices;

namespace Sweep.Storage.Sweeps;

/// <summary>
/// A Bloom filter over hashes: says for sure that a key is new, or that it may have been there. Takes 2 MB whatever the number of keys; of a
/// million, one in 400 is doubted without reason.
/// </summary>
internal sealed class SeenKeys
{
    private const int Bits = 1 << 24;

    private readonly ulong[] words = new ulong[Bits / 64];

    /// <summary>Adds a key; returns whether it may have been added before.</summary>
    /// <param name="key">Its bits are as good as random ones, as those of a SHA-256 are.</param>
    public bool Add(Guid key)
    {
        var seen = true;
        foreach (var part in MemoryMarshal.Cast<Guid, uint>(new ReadOnlySpan<Guid>(in key)))
        {
            var place = part % Bits;
            ref var word = ref words[place / 64];
            var bit = 1UL << (int)(place % 64);
            seen &= (word & bit) != 0;
            word |= bit;
        }

        return seen;
    }
}
