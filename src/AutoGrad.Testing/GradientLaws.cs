using System.Runtime.CompilerServices;

namespace AutoGrad.Testing;

/// <summary>
/// Runs the laws that every operation of AutoGrad obeys over a function of your own. A broken law throws, so that it works in any test framework; the message holds
/// the counter-example, shrunk to the smallest shape and the roundest numbers, C# code that reproduces it, and the seed.
/// </summary>
/// <remarks>
/// The numbers are drawn from the domain, in several decades of distance from 0 and from its ends, with a fixed seed; AUTOGRAD_SEED in the environment, or
/// <see cref="GradientLawOptions.Seed"/>, chooses another.
/// The laws are the types that derive from <see cref="GradientLaw"/>.
/// </remarks>
/// <example><code>
/// GradientLaws.For(x => (x.Exp() / x).Sum(), Domain.Positive);
/// GradientLaws.For&lt;FocalTerm&gt;();
/// </code></example>
public static class GradientLaws
{
    /// <summary>States all laws of a function of one tensor.</summary>
    /// <param name="f">The function. It takes Float32 and Float64, and throws a <see cref="ShapeException"/> for a shape that it does not take.</param>
    /// <param name="domain">Where its elements are drawn from; all reals by default.</param>
    /// <param name="options">Shapes, laws and seed.</param>
    /// <param name="expression">The text of <paramref name="f"/>, which the compiler fills in.</param>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    /// <exception cref="ArgumentException">The function refuses every shape.</exception>
    public static void For(Func<Tensor, Tensor> f, Domain? domain = null, GradientLawOptions? options = null, [CallerArgumentExpression(nameof(f))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(f);
        Run(x => f(x[0]), [domain], options, $"Func<Tensor, Tensor> f = {expression};", "f(x[0])", expression);
    }

    /// <summary>States all laws of a function of two tensors.</summary>
    /// <param name="f">The function. It takes Float32 and Float64, and throws a <see cref="ShapeException"/> for shapes that it does not take.</param>
    /// <param name="first">Where the elements of the first operand are drawn from; all reals by default.</param>
    /// <param name="second">Where those of the second are.</param>
    /// <param name="options">Shapes, laws and seed.</param>
    /// <param name="expression">The text of <paramref name="f"/>, which the compiler fills in.</param>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    /// <exception cref="ArgumentException">The function refuses all shapes.</exception>
    public static void For(
        Func<Tensor, Tensor, Tensor> f, Domain? first = null, Domain? second = null, GradientLawOptions? options = null, [CallerArgumentExpression(nameof(f))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(f);
        Run(x => f(x[0], x[1]), [first, second], options, $"Func<Tensor, Tensor, Tensor> f = {expression};", "f(x[0], x[1])", expression);
    }

    /// <summary>States all laws of a function of three tensors.</summary>
    /// <param name="f">The function. It takes Float32 and Float64, and throws a <see cref="ShapeException"/> for shapes that it does not take.</param>
    /// <param name="first">Where the elements of the first operand are drawn from; all reals by default.</param>
    /// <param name="second">Where those of the second are.</param>
    /// <param name="third">Where those of the third are.</param>
    /// <param name="options">Shapes, laws and seed.</param>
    /// <param name="expression">The text of <paramref name="f"/>, which the compiler fills in.</param>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    /// <exception cref="ArgumentException">The function refuses all shapes.</exception>
    public static void For(
        Func<Tensor, Tensor, Tensor, Tensor> f, Domain? first = null, Domain? second = null, Domain? third = null, GradientLawOptions? options = null,
        [CallerArgumentExpression(nameof(f))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(f);
        Run(x => f(x[0], x[1], x[2]), [first, second, third], options, $"Func<Tensor, Tensor, Tensor, Tensor> f = {expression};", "f(x[0], x[1], x[2])", expression);
    }

    /// <summary>States all laws of a pointwise function with each setting of its parameters that it lists as <c>Samples</c>.</summary>
    /// <typeparam name="F">A struct that implements <see cref="IUnaryFunction{F}"/>, <see cref="IBinaryFunction{F}"/> or <see cref="ITernaryFunction{F}"/>.</typeparam>
    /// <inheritdoc cref="For{F}(F, GradientLawOptions, string)"/>
    public static void For<F>(GradientLawOptions? options = null) where F : struct, IFunction<F>
    {
        for (int i = 0; i < F.Samples.Count; i++)
            Run(F.Samples[i], options, CSharpText.Sample(typeof(F), i));
    }

    /// <summary>States all laws of a pointwise function, by its text and as an operation on tensors of every shape, at its kinks too.</summary>
    /// <param name="f">The function with its parameters.</param>
    /// <param name="options">Laws and seed.</param>
    /// <param name="expression">The text of <paramref name="f"/>, which the compiler fills in.</param>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    /// <exception cref="ArgumentException">The function implements none of the three interfaces.</exception>
    public static void For<F>(F f, GradientLawOptions? options = null, [CallerArgumentExpression(nameof(f))] string expression = "") where F : struct, IFunction<F> =>
        Run(f, options, expression);

    static void Run<F>(F f, GradientLawOptions? options, string expression) where F : struct, IFunction<F>
    {
        foreach (LawCheck check in new LawChecks(options ?? new GradientLawOptions()).OfFunction(FunctionSample.Of(f), expression))
            check.State();
    }

    static void Run(Func<Tensor[], Tensor> f, Domain?[] domains, GradientLawOptions? options, string definition, string call, string expression)
    {
        options ??= new GradientLawOptions();
        var subject = new Subject(expression, f) { Shapes = [], Domains = [.. domains.Select(domain => domain ?? Domain.Real)] };
        subject = subject with { Shapes = ShapeChoices.AcceptedBy(subject, domains.Length, options.Shapes) };
        string whole = $"GradientLaws.For({string.Join(", ", ["f", .. subject.Domains.Select(CSharpText.Domain)])}";
        foreach (LawCheck check in new LawChecks(options).OfOperation(subject, definition, call, whole))
            check.State();
    }
}
