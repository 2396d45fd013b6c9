using System.Runtime.CompilerServices;

namespace AutoGrad;

public static partial class GradCheck
{
    /// <summary>Checks the gradient of a function of one tensor.</summary>
    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <returns>A verdict for each element of <paramref name="x"/>, which is named x, or as the parameter is.</returns>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point, or the function insists on Float32.</exception>
    /// <remarks>
    /// Where one tensor is given, <c>p => …</c> is a function of that tensor, in which <c>p[0]</c> is its first row, and not the first of several operands. For a function of
    /// an array, give the array or the type: <c>GradCheck.Run(p => Loss(p[0]), [x])</c>, <c>GradCheck.Run((Tensor[] p) => Loss(p[0]), x)</c>.
    /// </remarks>
    [OverloadResolutionPriority(1)]
    public static GradCheckReport Run(Func<Tensor, Tensor> f, Tensor x) => Run(f, x, GradCheckOptions.Default);

    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <param name="options">The choices of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ShapeException">The options hold cotangents of other shapes than the results.</exception>
    /// <inheritdoc cref="Run(Func{Tensor, Tensor}, Tensor)"/>
    [OverloadResolutionPriority(1)]
    public static GradCheckReport Run(Func<Tensor, Tensor> f, Tensor x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(options);
        return Check(all => [f(all[0])], [x], Names([x]), options);
    }

    /// <summary>Checks the gradients of a function of two tensors, such as a loss of predictions and targets.</summary>
    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="a">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <param name="b">Where to check.</param>
    /// <returns>A verdict for each element of both; they are named x0 and x1, or as the parameters are.</returns>
    /// <exception cref="DTypeException">A tensor is not floating-point, or the function insists on Float32.</exception>
    [OverloadResolutionPriority(1)]
    public static GradCheckReport Run(Func<Tensor, Tensor, Tensor> f, Tensor a, Tensor b) => Run(f, a, b, GradCheckOptions.Default);

    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="a">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <param name="b">Where to check.</param>
    /// <param name="options">The choices of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ShapeException">The options hold cotangents of other shapes than the results.</exception>
    /// <inheritdoc cref="Run(Func{Tensor, Tensor, Tensor}, Tensor, Tensor)"/>
    [OverloadResolutionPriority(1)]
    public static GradCheckReport Run(Func<Tensor, Tensor, Tensor> f, Tensor a, Tensor b, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(options);
        return Check(all => [f(all[0], all[1])], [a, b], Names([a, b]), options);
    }

    /// <summary>Checks the gradients of a function of several tensors.</summary>
    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <returns>A verdict for each element of each tensor; they are named x0, x1 and so on, or as the parameters are.</returns>
    /// <exception cref="DTypeException">A tensor is not floating-point, or the function insists on Float32.</exception>
    /// <remarks>
    /// Where one tensor is given, <c>p => …</c> is a function of that tensor, in which <c>p[0]</c> is its first row, and not the first of several operands. For a function of
    /// an array, give the array or the type: <c>GradCheck.Run(p => Loss(p[0]), [x])</c>, <c>GradCheck.Run((Tensor[] p) => Loss(p[0]), x)</c>.
    /// </remarks>
    public static GradCheckReport Run(Func<Tensor[], Tensor> f, params Tensor[] x) => Run(f, x, GradCheckOptions.Default);

    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <param name="options">The choices of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ShapeException">The options hold cotangents of other shapes than the results.</exception>
    /// <inheritdoc cref="Run(Func{Tensor[], Tensor}, Tensor[])"/>
    public static GradCheckReport Run(Func<Tensor[], Tensor> f, Tensor[] x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(options);
        return Check(all => [f(all)], x, Names(x), options);
    }

    /// <summary>Checks the gradients of several functions of one tensor, such as the parts of a split.</summary>
    /// <param name="f">The function; its results have any shapes.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <returns>A verdict for each element of <paramref name="x"/>, which is named x, or as the parameter is.</returns>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point, or the function insists on Float32.</exception>
    [OverloadResolutionPriority(-1)]
    public static GradCheckReport Run(Func<Tensor, Tensor[]> f, Tensor x) => Run(f, x, GradCheckOptions.Default);

    /// <param name="f">The function; its results have any shapes.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <param name="options">The choices of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ShapeException">The options hold cotangents of other shapes than the results.</exception>
    /// <inheritdoc cref="Run(Func{Tensor, Tensor[]}, Tensor)"/>
    [OverloadResolutionPriority(-1)]
    public static GradCheckReport Run(Func<Tensor, Tensor[]> f, Tensor x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(options);
        return Check(all => f(all[0]), [x], Names([x]), options);
    }

    /// <summary>Checks the gradients of several functions of several tensors.</summary>
    /// <param name="f">The function; its results have any shapes.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <returns>A verdict for each element of each tensor; they are named x0, x1 and so on, or as the parameters are.</returns>
    /// <exception cref="DTypeException">A tensor is not floating-point, or the function insists on Float32.</exception>
    [OverloadResolutionPriority(-1)]
    public static GradCheckReport Run(Func<Tensor[], Tensor[]> f, params Tensor[] x) => Run(f, x, GradCheckOptions.Default);

    /// <param name="f">The function; its results have any shapes.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <param name="options">The choices of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ShapeException">The options hold cotangents of other shapes than the results.</exception>
    /// <inheritdoc cref="Run(Func{Tensor[], Tensor[]}, Tensor[])"/>
    [OverloadResolutionPriority(-1)]
    public static GradCheckReport Run(Func<Tensor[], Tensor[]> f, Tensor[] x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(options);
        return Check(f, x, Names(x), options);
    }
}
