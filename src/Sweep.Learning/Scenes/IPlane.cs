using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>
/// The plane of a scene before noise and deformation; any part of it can be computed. Pixel 0 is the first pixel of a whole image's
/// output; all results are in row-major order.
/// </summary>
internal interface IPlane
{
    /// <summary>Returns brightness from pixel <paramref name="start"/> on.</summary>
    double[] Image(PerAxis start, PerAxis sides);

    /// <summary>Returns the object of each pixel, the same number on every pixel of one object of this part; 0 for background.</summary>
    int[] Labels(PerAxis start, PerAxis sides);

    /// <summary>Returns the numbers 1 to n of the same-looking objects that lie completely at pixel 0 and after, 0 for everything else.</summary>
    int[] WholeObjects(PerAxis start, PerAxis sides, PerAxis objects);
}
