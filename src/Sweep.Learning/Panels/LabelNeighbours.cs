namespace Sweep.Learning.Panels;

/// <summary>Finds the labels that lie beside each other.</summary>
internal static class LabelNeighbours
{
    /// <summary>Largest distance over the background at which labels are neighbours, in pixels.</summary>
    private const int Reach = 12;

    /// <summary>
    /// Returns the neighbours of each label, in the order in which labels first appear. Every label grows over the background until it meets another:
    /// two labels whose grown areas touch are neighbours.
    /// </summary>
    public static IReadOnlyDictionary<int, SortedSet<int>> Of(ReadOnlySpan<int> labels, int rows, int columns)
    {
        var neighbours = new Dictionary<int, SortedSet<int>>();
        foreach (var label in labels)
        {
            if (label != 0)
            {
                neighbours.TryAdd(label, []);
            }
        }

        var grown = Grown(labels.ToArray(), rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                Meet(grown, (row, column), (row + 1, column));
                Meet(grown, (row, column), (row, column + 1));
                Meet(grown, (row, column), (row + 1, column + 1));
                Meet(grown, (row + 1, column), (row, column + 1));
            }
        }

        return neighbours;

        void Meet(int[] areas, (int Row, int Column) one, (int Row, int Column) other)
        {
            if (Math.Max(one.Row, other.Row) >= rows || Math.Max(one.Column, other.Column) >= columns)
            {
                return;
            }

            var (first, second) = (areas[(one.Row * columns) + one.Column], areas[(other.Row * columns) + other.Column]);
            if (first != second && first != 0 && second != 0)
            {
                neighbours[first].Add(second);
                neighbours[second].Add(first);
            }
        }
    }

    private static int[] Grown(int[] labels, int rows, int columns)
    {
        for (var step = 0; step < Reach; step++)
        {
            var before = (int[])labels.Clone();
            for (var pixel = 0; pixel < before.Length; pixel++)
            {
                if (before[pixel] == 0)
                {
                    var (row, column) = (pixel / columns, pixel % columns);
                    var up = row > 0 ? before[pixel - columns] : 0;
                    var left = column > 0 ? before[pixel - 1] : 0;
                    var right = column < columns - 1 ? before[pixel + 1] : 0;
                    var down = row < rows - 1 ? before[pixel + columns] : 0;
                    labels[pixel] = up != 0 ? up : left != 0 ? left : right != 0 ? right : down;
                }
            }
        }

        return labels;
    }
}
