namespace AutoGrad;

public static partial class GradCheck
{
    /// <summary>Checks the gradient of the gradient of a function of one tensor: second derivatives, against differences of first ones.</summary>
    /// <returns>A verdict for each element of <paramref name="x"/>, and of v, the adjoint that the first backward pass starts from.</returns>
    /// <inheritdoc cref="Run(Func{Tensor, Tensor}, Tensor)"/>
    public static GradCheckReport RunSecondOrder(Func<Tensor, Tensor> f, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(f);
        return CheckSecondOrder(all => f(all[0]), [x]);
    }

    /// <summary>Checks the gradients of the gradients of a function of several tensors: second derivatives, against differences of first ones.</summary>
    /// <returns>A verdict for each element of each tensor, and of v, the adjoint that the first backward pass starts from.</returns>
    /// <inheritdoc cref="Run(Func{Tensor[], Tensor}, Tensor[])"/>
    public static GradCheckReport RunSecondOrder(Func<Tensor[], Tensor> f, params Tensor[] x)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        return CheckSecondOrder(f, x);
    }

    /// <summary>The first backward pass as a function of the operands and of the adjoint of the result, checked like any other.</summary>
    static GradCheckReport CheckSecondOrder(Func<Tensor[], Tensor> f, Tensor[] x)
    {
        Shape shape = ShapeOfResult(f, x);
        Tensor v = Tensor.From<double>(Weights(shape.ElementCount), shape);
        return Check(all => FirstGradients(f, all[..^1], all[^1]), [.. x, v], [.. Names(x), "v"]);
    }

    static Shape ShapeOfResult(Func<Tensor[], Tensor> f, Tensor[] x)
    {
        Shape shape = default;
        var function = new CheckedFunction(
            all =>
            {
                Tensor y = f(all);
                shape = y.Shape;
                return [y];
            },
            x);
        function.Results();
        return shape;
    }

    static Tensor[] FirstGradients(Func<Tensor[], Tensor> f, Tensor[] x, Tensor v)
    {
        if (Tape.Current is { IsRecording: true } outer)
            return Gradients(outer, f, x, v, createGraph: true);
        using var tape = new Tape();
        return Array.ConvertAll(Gradients(tape, f, x, v, createGraph: false), gradient => gradient.Detach());
    }

    static Tensor[] Gradients(Tape tape, Func<Tensor[], Tensor> f, Tensor[] x, Tensor v, bool createGraph)
    {
        Tensor[] named = Array.ConvertAll(x, operand => Variable.Operation.Apply(operand));
        Tensor result = f(named);
        Tensor y = ReferenceEquals(result.Owner, tape) && result.Slot >= 0 ? result : Variable.Operation.Apply(result);
        return tape.Gradients(y, named, v, createGraph);
    }
}
