using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>
/// What a scene shows before noise and deformation, of which every part can be asked for. Pixel 0 is the first pixel of a whole image's
/// output; all answers are in row-major order.
/// </summary>
internal interface IPlane
{
    /// <summary>Brightness from pixel <paramref name="start"/> on.</summary>
    double[] Image(PerAxis start, PerAxis sides);

    /// <summary>Object of each pixel, the same number on every pixel of one object of this part; 0 for background.</summary>
    int[] Labels(PerAxis start, PerAxis sides);

    /// <summary>The numbers 1 to n of the same-looking objects that lie whole at pixel 0 and after, 0 for everything else.</summary>
    int[] WholeObjects(PerAxis start, PerAxis sides, PerAxis objects);
}
