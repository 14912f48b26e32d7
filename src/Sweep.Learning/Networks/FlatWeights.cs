using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks;

/// <summary>
/// Every weight of a network as a view of one buffer, and every gradient as a view of another: an optimiser step is a
/// handful of operations, and a checkpoint a flat array.
/// </summary>
public sealed class FlatWeights : IDisposable
{
    private readonly Dictionary<string, Tensor> views = [];

    internal FlatWeights(IEnumerable<WeightShape> shapes, ScalarType type, Device device)
    {
        Shapes = [.. shapes];
        var count = Shapes.Sum(static shape => shape.Count);
        Values = zeros(count, type, device).DetachFromDisposeScope();
        Gradients = zeros(count, type, device).DetachFromDisposeScope();
        var offset = 0L;
        foreach (var shape in Shapes)
        {
            var view = View(Values, offset, shape).detach().requires_grad_(true).DetachFromDisposeScope();
            view.grad = View(Gradients, offset, shape);
            views[shape.Name] = view;
            offset += shape.Count;
        }
    }

    /// <summary>In the order of the buffer.</summary>
    public IReadOnlyList<WeightShape> Shapes { get; }

    /// <summary>All weights in the order of the buffer.</summary>
    public Tensor Values { get; }

    /// <summary>All gradients in the same order; backward adds to them.</summary>
    public Tensor Gradients { get; }

    /// <summary>Returns one weight in its shape; owned by this object.</summary>
    public Tensor this[string name] => views[name];

    /// <summary>Overwrites all weights.</summary>
    public void Set(double[] values)
    {
        using var unrecorded = no_grad();
        using var source = tensor(values);
        Values.copy_(source);
    }

    public void Dispose()
    {
        foreach (var view in views.Values)
        {
            view.Dispose();
        }

        Values.Dispose();
        Gradients.Dispose();
    }

    private static Tensor View(Tensor buffer, long offset, WeightShape shape)
    {
        using var part = buffer.narrow(0, offset, shape.Count);
        return part.view(shape.Shape);
    }
}
