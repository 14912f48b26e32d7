using System.Globalization;
using System.Text;
using Sweep.Theory;

namespace Sweep.Tests.Shared;

/// <summary>
/// Broken variants of good inputs, always the same ones. SWEEP_FUZZ_ROUNDS asks for more of them than a test tries by itself.
/// </summary>
internal static class Mutations
{
    /// <summary>No input of a few kilobytes is worth more memory.</summary>
    private const long MostAllocated = 256L << 20;

    private const int MostEdits = 4;

    private static readonly byte[] Edges = [0, 1, 0x7f, 0x80, 0xff, (byte)'"', (byte)'\n', (byte)'\t', (byte)'{', (byte)'[', (byte)':', (byte)'-', (byte)'9'];

    private static readonly string[] Numbers = ["-1", "0", "1e999", "NaN", "99999999999999999999", "-0.0", "2147483648", "0x10", "1_000"];

    /// <summary>Hands every variant to a reader that must take it or refuse it in a sentence, with little memory.</summary>
    /// <param name="good">Inputs that are read.</param>
    /// <param name="words">What the format is made of: put in and swapped as a whole.</param>
    public static void Try(IReadOnlyList<byte[]> good, int rounds, Action<byte[]> read, params IReadOnlyList<string> words)
    {
        rounds = int.TryParse(Environment.GetEnvironmentVariable("SWEEP_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var more) ? more : rounds;
        Assert.All(good, input => read(input));
        var refused = 0;
        for (var round = 0; round < rounds; round++)
        {
            var input = Of(good, round, words);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(input);
            }
            catch (SweepException refusal)
            {
                Assert.False(string.IsNullOrWhiteSpace(refusal.Message), $"round {round} was refused without a word");
                refused++;
            }
            catch (Exception fault)
            {
                Assert.Fail($"round {round} ended in {fault.GetType().Name}: {fault}\nof {Encoding.Latin1.GetString(input[..Math.Min(input.Length, 2000)])}");
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MostAllocated, $"round {round} took {allocated} bytes for an input of {input.Length}");
        }

        // Else what was tried is hardly broken.
        Assert.InRange(refused, rounds / 10, rounds);
    }

    /// <summary>The variant of this number; the first one is empty.</summary>
    private static byte[] Of(IReadOnlyList<byte[]> good, int round, IReadOnlyList<string> words)
    {
        if (round == 0)
        {
            return [];
        }

        var random = new Random(round);
        List<byte> input = [.. good[random.Next(good.Count)]];
        for (var edit = random.Next(MostEdits); edit >= 0; edit--)
        {
            Edit(input, random, good, words);
        }

        return [.. input];
    }

    private static void Edit(List<byte> input, Random random, IReadOnlyList<byte[]> good, IReadOnlyList<string> words)
    {
        var at = random.Next(input.Count + 1);
        var length = Math.Min(input.Count - at, 1 + random.Next(16));
        switch (random.Next(8))
        {
            case 0 when length > 0:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                input[at] = Edges[random.Next(Edges.Length)];
                break;
            case 2:
                input.RemoveRange(at, length);
                break;
            case 3:
                input.InsertRange(at, input.GetRange(at, length));
                break;
            case 4:
                input.RemoveRange(at, input.Count - at);
                break;
            case 5:
                var other = good[random.Next(good.Count)];
                var from = random.Next(other.Length);
                input.InsertRange(at, other.Skip(from).Take(1 + random.Next(64)));
                break;
            case 6:
                Replace(input, random, Numbers[random.Next(Numbers.Length)]);
                break;
            default:
                input.InsertRange(at, Encoding.UTF8.GetBytes(words.Count > 0 ? words[random.Next(words.Count)] : "\0\0\0\0"));
                break;
        }
    }

    /// <summary>Puts a number in the place of one that is there.</summary>
    private static void Replace(List<byte> input, Random random, string number)
    {
        var digits = Enumerable.Range(0, input.Count).Where(index => char.IsAsciiDigit((char)input[index])).ToArray();
        if (digits.Length > 0)
        {
            var at = digits[random.Next(digits.Length)];
            input.RemoveAt(at);
            input.InsertRange(at, Encoding.ASCII.GetBytes(number));
        }
    }
}
