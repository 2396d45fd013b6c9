namespace AutoGrad;

/// <summary>What a pointwise function declares about itself, whatever its number of operands.</summary>
/// <typeparam name="F">The function: a <c>readonly struct</c> that may carry parameters.</typeparam>
/// <remarks>Tests, benchmarks, the gradient checker and the catalogue of operations read these members; no list of functions is kept anywhere.</remarks>
public interface IFunction<F> where F : struct, IFunction<F>
{
    /// <summary>The set on which the function is defined and differentiable but for <see cref="Kinks"/>, one entry an operand; empty means all reals.</summary>
    static virtual IReadOnlyList<Domain> Domains(F f) => [];

    /// <summary>Points at which the derivative jumps, each with the value declared there.</summary>
    static virtual IReadOnlyList<Kink> Kinks(F f) => [];

    /// <summary>Instances to test and to document; functions with parameters list several settings.</summary>
    static virtual IReadOnlyList<F> Samples => [default];
}
