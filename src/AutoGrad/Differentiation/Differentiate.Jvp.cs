namespace AutoGrad;

public static partial class Differentiate
{
    /// <summary>f(x) and the Jacobian–vector product J·v, the derivative of f at x in the direction v, in forward mode.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate.</param>
    /// <param name="v">The direction, of the shape and dtype of <paramref name="x"/>.</param>
    /// <param name="checkFinite">Whether to stop at the first value or tangent that is not finite.</param>
    /// <returns>The value, and a tensor of its shape.</returns>
    /// <exception cref="ShapeException"><paramref name="v"/> does not have the shape of <paramref name="x"/>.</exception>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point, or <paramref name="v"/> has another dtype.</exception>
    /// <exception cref="NonFiniteException">With <paramref name="checkFinite"/>: a value or a tangent is not finite.</exception>
    public static (Tensor Value, Tensor Tangent) Jvp(Func<Tensor, Tensor> f, Tensor x, Tensor v, bool checkFinite = false)
    {
        ArgumentNullException.ThrowIfNull(f);
        CheckVariable(x);
        CheckDirection(x, v);
        return OnTape(
            checkFinite,
            (tape, isNested) =>
            {
                Tensor named = Name(x);
                Tensor y = CheckResult(f(named), tape);
                return (y, Tangent(tape, isNested, y, named, v));
            },
            result => (result.y.Detach(), result.Item2.Detach()));
    }

    static Tensor Tangent(Tape tape, bool isNested, Tensor y, Tensor named, Tensor v)
    {
        if (isNested)
            return tape.Tangent(y, named, v) ?? Tensor.Zeros(y.Shape, y.DType);
        tape.BeginOwnPause();
        try
        {
            return tape.Tangent(y, named, v) ?? Tensor.Zeros(y.Shape, y.DType);
        }
        finally
        {
            tape.EndOwnPause();
        }
    }

    static void CheckDirection(Tensor x, Tensor v)
    {
        ArgumentNullException.ThrowIfNull(v);
        if (v.Shape != x.Shape)
            throw new ShapeException($"The direction has the shape {v.Shape}, but the variable has {x.Shape}; they must be equal.");
        if (v.DType != x.DType)
            throw new DTypeException($"The direction holds {v.DType}, but the variable {x.DType}; cast it with To(DType.{x.DType}).");
    }
}
