using Sweep.Theory.Points;

namespace Sweep.Theory.Measuring;

/// <summary>First and last pixel of each object along every axis.</summary>
internal sealed class ObjectBoxes
{
    private readonly Dictionary<int, (int[] First, int[] Last)> boxes = [];
    private readonly PerAxis sides;

    public ObjectBoxes(ReadOnlySpan<int> labels, PerAxis sides)
    {
        this.sides = sides;
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            if (labels[pixel] != 0)
            {
                Add(labels[pixel], pixel);
            }
        }
    }

    /// <summary>Objects away from the border of the image, of which all pixels are seen.</summary>
    public IEnumerable<int> Inner() => boxes.Keys.Where(label => Enumerable.Range(0, sides.Count).All(
        axis => boxes[label].First[axis] > 0 && boxes[label].Last[axis] < sides[axis] - 1));

    /// <summary>Whether an object has pixels in more than one tile, lines lying before pixel 0 and every <paramref name="lines"/> pixels on.</summary>
    public bool IsCut(int label, PerAxis lines) => Enumerable.Range(0, sides.Count).Any(
        axis => boxes[label].First[axis] / lines[axis] != boxes[label].Last[axis] / lines[axis]);

    private void Add(int label, int pixel)
    {
        if (!boxes.TryGetValue(label, out var box))
        {
            box = boxes[label] = ([.. Enumerable.Repeat(int.MaxValue, sides.Count)], new int[sides.Count]);
        }

        var rest = pixel;
        for (var axis = sides.Count - 1; axis >= 0; axis--)
        {
            var at = rest % sides[axis];
            rest /= sides[axis];
            box.First[axis] = Math.Min(box.First[axis], at);
            box.Last[axis] = Math.Max(box.Last[axis], at);
        }
    }
}
