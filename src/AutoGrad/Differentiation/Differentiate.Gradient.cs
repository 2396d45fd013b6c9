using System.Runtime.CompilerServices;

namespace AutoGrad;

public static partial class Differentiate
{
    /// <summary>The gradient ∇f(x) of a function whose result is one number, in reverse mode.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate; Float32 or Float64.</param>
    /// <param name="checkFinite">Whether to stop at the first value or adjoint that is not finite.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ShapeException">The result has several elements.</exception>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point.</exception>
    /// <exception cref="NonFiniteException">With <paramref name="checkFinite"/>: a value or an adjoint is not finite.</exception>
    [OverloadResolutionPriority(1)]
    public static Tensor Gradient(Func<Tensor, Tensor> f, Tensor x, bool checkFinite = false) => ValueAndGradient(f, x, checkFinite).Gradient;

    /// <summary>The gradients of f(x₁, …, xₙ), whose result is one number, with respect to each argument.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate; Float32 or Float64.</param>
    /// <returns>For each argument a tensor of its shape.</returns>
    /// <exception cref="ShapeException">The result has several elements.</exception>
    /// <exception cref="DTypeException">An argument is not floating-point.</exception>
    public static Tensor[] Gradient(Func<Tensor[], Tensor> f, params Tensor[] x) => ValueAndGradient(f, x).Gradients;

    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate; Float32 or Float64.</param>
    /// <param name="checkFinite">Whether to stop at the first value or adjoint that is not finite.</param>
    /// <exception cref="NonFiniteException">With <paramref name="checkFinite"/>: a value or an adjoint is not finite.</exception>
    /// <inheritdoc cref="Gradient(Func{Tensor[], Tensor}, Tensor[])"/>
    public static Tensor[] Gradient(Func<Tensor[], Tensor> f, Tensor[] x, bool checkFinite) => ValueAndGradient(f, x, checkFinite).Gradients;

    /// <summary>f(x) and ∇f(x) for a function whose result is one number.</summary>
    /// <inheritdoc cref="Gradient(Func{Tensor, Tensor}, Tensor, bool)"/>
    [OverloadResolutionPriority(1)]
    public static (Tensor Value, Tensor Gradient) ValueAndGradient(Func<Tensor, Tensor> f, Tensor x, bool checkFinite = false)
    {
        ArgumentNullException.ThrowIfNull(f);
        (Tensor value, Tensor[] gradients) = ValueAndGradient(all => f(all[0]), [x], checkFinite);
        return (value, gradients[0]);
    }

    /// <summary>f(x₁, …, xₙ) and its gradients with respect to each argument.</summary>
    /// <inheritdoc cref="Gradient(Func{Tensor[], Tensor}, Tensor[])"/>
    public static (Tensor Value, Tensor[] Gradients) ValueAndGradient(Func<Tensor[], Tensor> f, params Tensor[] x) => ValueAndGradient(f, x, checkFinite: false);

    /// <inheritdoc cref="Gradient(Func{Tensor[], Tensor}, Tensor[], bool)"/>
    public static (Tensor Value, Tensor[] Gradients) ValueAndGradient(Func<Tensor[], Tensor> f, Tensor[] x, bool checkFinite)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        Array.ForEach(x, CheckVariable);
        return OnTape(
            checkFinite,
            (tape, isNested) =>
            {
                Tensor[] named = Array.ConvertAll(x, Name);
                Tensor y = CheckResult(f(named), tape);
                CheckScalar(y);
                return (y, tape.Gradients(y, named, seed: null, createGraph: isNested));
            },
            result => (result.y.Detach(), Array.ConvertAll(result.Item2, gradient => gradient.Detach())));
    }

    /// <summary>f(x) and the vector–Jacobian product vᵀ·J, where J is the Jacobian of f at x: one backward pass.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate.</param>
    /// <param name="v">The cotangent, of the shape of f(x).</param>
    /// <param name="checkFinite">Whether to stop at the first value or adjoint that is not finite.</param>
    /// <returns>The value, and a tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ShapeException"><paramref name="v"/> does not have the shape of the result.</exception>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point, or <paramref name="v"/> has another dtype than the result.</exception>
    /// <exception cref="NonFiniteException">With <paramref name="checkFinite"/>: a value or an adjoint is not finite.</exception>
    public static (Tensor Value, Tensor Product) Vjp(Func<Tensor, Tensor> f, Tensor x, Tensor v, bool checkFinite = false)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(v);
        CheckVariable(x);
        return OnTape(
            checkFinite,
            (tape, isNested) =>
            {
                Tensor named = Name(x);
                Tensor y = CheckResult(f(named), tape);
                return (y, tape.Gradient(y, named, v, createGraph: isNested));
            },
            result => (result.y.Detach(), result.Item2.Detach()));
    }
}
