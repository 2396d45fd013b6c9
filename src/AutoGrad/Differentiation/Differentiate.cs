namespace AutoGrad;

/// <summary>
/// Derivatives of functions of tensors. Every method can be used inside a function that is itself differentiated: each call
/// gives its argument a name of its own on the tape, so that derivatives by different variables are never confused.
/// </summary>
/// <remarks>
/// With <c>checkFinite</c> the first operation whose result or adjoint is not finite throws a <see cref="NonFiniteException"/> that names it, as on a tape that checks;
/// every value is then read once more.
/// </remarks>
public static partial class Differentiate
{
    /// <summary>A derivative that is taken on the tape that is recording, or on one of its own where there is none.</summary>
    /// <remarks>On a tape that was already there the derivative is recorded, so that it can be differentiated in turn.</remarks>
    static TResult OnTape<TResult>(bool checkFinite, Func<Tape, bool, TResult> derivative, Func<TResult, TResult> detach)
    {
        if (Tape.Current is { IsRecording: true } outer)
            return Checked(outer, checkFinite, derivative);
        using var tape = new Tape(checkFinite);
        return detach(derivative(tape, false));
    }

    /// <summary>A tape that checks already goes on, whatever an inner derivative asks for.</summary>
    static TResult Checked<TResult>(Tape outer, bool checkFinite, Func<Tape, bool, TResult> derivative)
    {
        if (!checkFinite)
            return derivative(outer, true);
        bool before = outer.CheckFinite(true);
        try
        {
            return derivative(outer, true);
        }
        finally
        {
            outer.CheckFinite(before);
        }
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
