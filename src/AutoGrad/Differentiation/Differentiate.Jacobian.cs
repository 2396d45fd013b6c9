namespace AutoGrad;

public static partial class Differentiate
{
    /// <summary>
    /// The Jacobian J of f at x, J[i, j] = ∂fᵢ/∂xⱼ: by as many forward sweeps as x has elements, or as many backward passes as f(x) has, whichever
    /// are fewer. f is evaluated once.
    /// </summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate.</param>
    /// <param name="checkFinite">Whether to stop at the first value or derivative that is not finite.</param>
    /// <returns>A tensor whose shape is that of f(x) followed by that of <paramref name="x"/>.</returns>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point.</exception>
    /// <exception cref="NonFiniteException">With <paramref name="checkFinite"/>: a value or a derivative is not finite.</exception>
    public static Tensor Jacobian(Func<Tensor, Tensor> f, Tensor x, bool checkFinite = false)
    {
        ArgumentNullException.ThrowIfNull(f);
        CheckVariable(x);
        return OnTape(
            checkFinite,
            (tape, isNested) =>
            {
                Tensor named = Name(x);
                Tensor y = CheckResult(f(named), tape);
                Shape shape = [.. y.Shape, .. x.Shape];
                if (x.Length == 0 || y.Length == 0)
                    return Tensor.Zeros(shape, x.DType);
                return x.Length < y.Length
                    ? Columns(tape, isNested, y, named).Reshape(shape)
                    : Rows(tape, isNested, y, named).Reshape(shape);
            },
            jacobian => jacobian.Detach());
    }

    /// <summary>The Hessian H of f at x, H[i, j] = ∂²f/∂xᵢ∂xⱼ, of a function whose result is one number.</summary>
    /// <returns>A tensor whose shape is that of <paramref name="x"/> twice.</returns>
    /// <inheritdoc cref="Gradient(Func{Tensor, Tensor}, Tensor, bool)"/>
    public static Tensor Hessian(Func<Tensor, Tensor> f, Tensor x, bool checkFinite = false) => Jacobian(t => Gradient(f, t), x, checkFinite);

    /// <summary>The product H·v of the Hessian of f at x with a direction, without the Hessian: a forward sweep over a backward pass.</summary>
    /// <param name="f">The function, whose result is one number.</param>
    /// <param name="x">Where to differentiate.</param>
    /// <param name="v">The direction, of the shape and dtype of <paramref name="x"/>.</param>
    /// <param name="checkFinite">Whether to stop at the first value or derivative that is not finite.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ShapeException">The result has several elements, or <paramref name="v"/> does not have the shape of <paramref name="x"/>.</exception>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point, or <paramref name="v"/> has another dtype.</exception>
    /// <exception cref="NonFiniteException">With <paramref name="checkFinite"/>: a value or a derivative is not finite.</exception>
    /// <remarks>Source: B. A. Pearlmutter, Fast exact multiplication by the Hessian, Neural Computation 6 (1994).</remarks>
    public static Tensor HessianVectorProduct(Func<Tensor, Tensor> f, Tensor x, Tensor v, bool checkFinite = false) =>
        Jvp(t => Gradient(f, t), x, v, checkFinite).Tangent;

    static Tensor Rows(Tape tape, bool isNested, Tensor y, Tensor named)
    {
        var rows = new Tensor[y.Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = tape.Gradient(y, named, OneHot(y, i), createGraph: isNested).Reshape([named.Length]);
        return Tensor.Stack(rows, axis: 0);
    }

    static Tensor Columns(Tape tape, bool isNested, Tensor y, Tensor named)
    {
        var columns = new Tensor[named.Length];
        for (int j = 0; j < columns.Length; j++)
            columns[j] = Tangent(tape, isNested, y, named, OneHot(named, j)).Reshape([y.Length]);
        return Tensor.Stack(columns, axis: 1);
    }

    /// <summary>A tensor like the one given, with a single 1 among zeros.</summary>
    static Tensor OneHot(Tensor like, int index)
    {
        Tensor hot = Tensor.Zeros(like.Shape, like.DType);
        if (like.DType == DType.Float32)
            hot.Write<float>()[index] = 1;
        else
            hot.Write<double>()[index] = 1;
        return hot;
    }
}
