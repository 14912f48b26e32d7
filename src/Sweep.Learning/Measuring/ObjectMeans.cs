namespace Sweep.Learning.Measuring;

/// <summary>Mean embedding of every object.</summary>
internal static class ObjectMeans
{
    /// <summary>
    /// Objects x channels, object by object. Same-looking objects add their pixels up in the same order, so that equal
    /// embeddings have equal means to the last bit. An object without any pixel, which a deformation may leave of a tiny one, is left out.
    /// </summary>
    /// <param name="objects">1 to <paramref name="count"/>, or 0 for pixels that count for none.</param>
    public static double[] Of(Embeddings embeddings, ReadOnlySpan<int> objects, int count)
    {
        var channels = embeddings.Channels;
        var means = new double[count * channels];
        var sizes = new int[count];
        for (var pixel = 0; pixel < objects.Length; pixel++)
        {
            var number = objects[pixel] - 1;
            if (number < 0)
            {
                continue;
            }

            sizes[number]++;
            for (var channel = 0; channel < channels; channel++)
            {
                means[(number * channels) + channel] += embeddings.Values[(channel * embeddings.Pixels) + pixel];
            }
        }

        return [.. means.Index().Where(one => sizes[one.Index / channels] > 0).Select(one => one.Item / sizes[one.Index / channels])];
    }
}
