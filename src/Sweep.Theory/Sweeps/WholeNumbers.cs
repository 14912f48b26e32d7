using System.Collections;

namespace Sweep.Theory.Sweeps;

/// <summary>Whole numbers listed one by one or as ranges; a range of a million takes no more room than a number.</summary>
internal sealed class WholeNumbers : IReadOnlyList<int>, ICollection<int>
{
    private readonly List<(int From, int To)> ranges = [];

    public int Count { get; private set; }

    public bool IsReadOnly => true;

    public int this[int index]
    {
        get
        {
            foreach (var (from, to) in ranges)
            {
                if (index <= to - from)
                {
                    return from + index;
                }

                index -= to - from + 1;
            }

            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    public static WholeNumbers Range(int from, int to)
    {
        var numbers = new WholeNumbers();
        numbers.Append(from, to);
        return numbers;
    }

    /// <summary>Appends a range; neighbours become one, so that <c>1, 2, 3</c> and <c>1..3</c> are the same list.</summary>
    public void Append(int from, int to)
    {
        Count = checked(Count + (to - from + 1));
        if (ranges.Count > 0 && ranges[^1].To == from - 1)
        {
            (from, _) = ranges[^1];
            ranges.RemoveAt(ranges.Count - 1);
        }

        ranges.Add((from, to));
    }

    /// <summary>The smallest number that a range shares with this list, if any.</summary>
    public int? FirstShared(int from, int to)
    {
        foreach (var range in ranges)
        {
            if (Math.Max(from, range.From) is var first && first <= Math.Min(to, range.To))
            {
                return first;
            }
        }

        return null;
    }

    public bool Contains(int item) => FirstShared(item, item) is not null;

    public override string ToString() =>
        string.Join('|', ranges.Select(static range => range.From == range.To ? $"{range.From}" : $"{range.From}..{range.To}"));

    public IEnumerator<int> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void CopyTo(int[] array, int arrayIndex)
    {
        foreach (var number in this)
        {
            array[arrayIndex++] = number;
        }
    }

    void ICollection<int>.Add(int item) => throw new NotSupportedException();

    void ICollection<int>.Clear() => throw new NotSupportedException();

    bool ICollection<int>.Remove(int item) => throw new NotSupportedException();
}
