namespace AutoGrad.Modules;

/// <summary>All axes but the first as one: [n, a, b, …] becomes [n, a·b·…].</summary>
public sealed class Flatten : Module
{
    /// <summary>One row for each example.</summary>
    /// <exception cref="ShapeException"><paramref name="x"/> is a single number.</exception>
    public override Tensor Forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using TapeScope scope = OpenScope();
        int count = x.Shape[0];
        int width = 1;
        foreach (int axis in x.Shape.Axes[1..])
            width *= axis;
        return x.Reshape([count, width]);
    }
}
