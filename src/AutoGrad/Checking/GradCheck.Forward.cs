using System.Runtime.CompilerServices;

namespace AutoGrad;

public static partial class GradCheck
{
    /// <summary>
    /// Checks forward mode: the tangents of a function against its differences, and against the gradients of the backward pass by ⟨u, J·v⟩ = ⟨Jᵀ·u, v⟩.
    /// </summary>
    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. What is recorded in Float32 is widened.</param>
    /// <returns>
    /// A verdict for each element, whose analytic gradient is that of forward mode, with the operation whose forward rule is wrong; and a probe for each operand that compares
    /// both modes.
    /// </returns>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point.</exception>
    [OverloadResolutionPriority(1)]
    public static GradCheckReport RunForward(Func<Tensor, Tensor> f, Tensor x) => RunForward(f, x, GradCheckOptions.Default);

    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. What is recorded in Float32 is widened.</param>
    /// <param name="options">The choices of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <inheritdoc cref="RunForward(Func{Tensor, Tensor}, Tensor)"/>
    [OverloadResolutionPriority(1)]
    public static GradCheckReport RunForward(Func<Tensor, Tensor> f, Tensor x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        return RunForward(all => f(all[0]), [x], options);
    }

    /// <summary>Checks forward mode for a function of several tensors.</summary>
    /// <inheritdoc cref="RunForward(Func{Tensor, Tensor}, Tensor)"/>
    public static GradCheckReport RunForward(Func<Tensor[], Tensor> f, params Tensor[] x) => RunForward(f, x, GradCheckOptions.Default);

    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. What is recorded in Float32 is widened.</param>
    /// <param name="options">The choices of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <inheritdoc cref="RunForward(Func{Tensor[], Tensor}, Tensor[])"/>
    public static GradCheckReport RunForward(Func<Tensor[], Tensor> f, Tensor[] x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(options);
        var forward = new ForwardGradients(options.Seed);
        GradCheckReport report = new Examination(new FunctionSource(all => [f(all)], x, Names(x)), options) { GradientsOf = forward.Of, RuleOf = (recording, weights) => ForwardGradients.ByTangents(recording, weights), IsReverse = false }.Run();
        return forward.Joined(report);
    }
}
