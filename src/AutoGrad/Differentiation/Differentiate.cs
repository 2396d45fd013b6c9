namespace AutoGrad;

/// <summary>
/// Derivatives of functions of tensors. Every method can be used inside a function that is itself differentiated: each call
/// gives its argument a name of its own on the tape, so that derivatives by different variables are never confused.
/// </summary>
public static partial class Differentiate
{
    /// <summary>A derivative that is taken on the tape that is recording, or on one of its own where there is none.</summary>
    /// <remarks>On a tape that was already there the derivative is recorded, so that it can be differentiated in turn.</remarks>
    static TResult OnTape<TResult>(Func<Tape, bool, TResult> derivative, Func<TResult, TResult> detach)
    {
        if (Tape.Current is { IsRecording: true } outer)
            return derivative(outer, true);
        using var tape = new Tape();
        return detach(derivative(tape, false));
    }

    static Tensor Name(Tensor x) => Variable.Operation.Apply(x);

    static void CheckVariable(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!x.DType.IsFloating)
            throw new DTypeException($"Derivatives are taken by Float32 and Float64 tensors, not {x.DType} {x.Shape}; cast with To(DType.Float64).");
    }

    static Tensor CheckResult(Tensor y, Tape tape)
    {
        ArgumentNullException.ThrowIfNull(y);

        // A function that returns a constant, or its argument, has recorded nothing; the identity gives its result a place on the tape.
        return ReferenceEquals(y.Owner, tape) && y.Slot >= 0 ? y : Name(y);
    }

    static void CheckScalar(Tensor y)
    {
        if (y.Length != 1)
            throw new ShapeException($"A gradient is taken of a function with one number as its result, but this one has the shape {y.Shape}. Reduce it with Sum or Mean, or ask for the Jacobian.");
    }
}
