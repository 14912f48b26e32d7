using CsCheck;
using Sweep.Theory.Sweeps;

namespace Sweep.Theory.Tests.Sweeps;

public sealed class WholeNumbersTests
{
    [Fact]
    public void Neighbours_become_a_range()
    {
        var numbers = new WholeNumbers();
        numbers.Append(1, 1);
        numbers.Append(2, 4);
        numbers.Append(9, 9);

        Assert.Equal("1..4|9", numbers.ToString());
        Assert.Equal([1, 2, 3, 4, 9], numbers);
        Assert.Equal(3, numbers.FirstShared(3, 20));
        Assert.Null(numbers.FirstShared(5, 8));
    }

    [Fact]
    public void A_list_of_ranges_is_the_list_of_their_numbers() =>
        Gen.Select(Gen.Int[-20, 20], Gen.Int[0, 5]).List[0, 6].Sample(static drawn =>
        {
            var numbers = new WholeNumbers();
            List<int> plain = [];
            foreach (var (from, length) in drawn)
            {
                numbers.Append(from, from + length);
                plain.AddRange(Enumerable.Range(from, length + 1));
            }

            Assert.Equal(plain, numbers);
            Assert.Equal(plain.Count, numbers.Count);
            Assert.Equal(plain.Contains(3), numbers.Contains(3));
        });
}
