using System.Runtime.CompilerServices;

namespace AutoGrad;

public static partial class GradCheck
{
    /// <summary>Checks the gradient of the gradient of a function of one tensor: second derivatives, against differences of first ones.</summary>
    /// <returns>
    /// A verdict for each element of <paramref name="x"/>, and of v, the adjoint that the first backward pass starts from. A wrong element names the operation whose rule
    /// has no right derivative, or that a rule uses and that is wrong itself.
    /// </returns>
    /// <inheritdoc cref="Run(Func{Tensor, Tensor}, Tensor)"/>
    [OverloadResolutionPriority(1)]
    public static GradCheckReport RunSecondOrder(Func<Tensor, Tensor> f, Tensor x) => RunSecondOrder(f, x, GradCheckOptions.Default);

    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <param name="options">The choices of the check; cotangents are those of the gradients, one for each operand and one for v.</param>
    /// <inheritdoc cref="RunSecondOrder(Func{Tensor, Tensor}, Tensor)"/>
    [OverloadResolutionPriority(1)]
    public static GradCheckReport RunSecondOrder(Func<Tensor, Tensor> f, Tensor x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        return CheckSecondOrder(all => f(all[0]), [x], options);
    }

    /// <summary>Checks the gradients of the gradients of a function of several tensors: second derivatives, against differences of first ones.</summary>
    /// <returns>A verdict for each element of each tensor, and of v, the adjoint that the first backward pass starts from.</returns>
    /// <inheritdoc cref="Run(Func{Tensor[], Tensor}, Tensor[])"/>
    public static GradCheckReport RunSecondOrder(Func<Tensor[], Tensor> f, params Tensor[] x) => RunSecondOrder(f, x, GradCheckOptions.Default);

    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <param name="options">The choices of the check; cotangents are those of the gradients, one for each operand and one for v.</param>
    /// <inheritdoc cref="RunSecondOrder(Func{Tensor[], Tensor}, Tensor[])"/>
    public static GradCheckReport RunSecondOrder(Func<Tensor[], Tensor> f, Tensor[] x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        return CheckSecondOrder(f, x, options);
    }

    /// <summary>The first backward pass as a function of the operands and of the adjoint of the result, checked like any other.</summary>
    static GradCheckReport CheckSecondOrder(Func<Tensor[], Tensor> f, Tensor[] x, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (Shape shape, DType dtype) = TypeOfResult(f, x);
        Tensor v = Tensor.From<double>(Cotangents.Of(new GradCheckOptions { Seed = options.Seed }, [shape]), shape).To(dtype);
        GradCheckReport report = SecondOrder(f, [.. x, v], [.. Names(x), "v"], options, traces: true);
        if (report.Doubt == Doubt.NotDeterministic && DependsOnRecording(f, [.. x, v]))
            report = report.WithNote("The backward pass gives other gradients when it is recorded, as with createGraph: true, than when it is not; a rule must not ask whether a tape records.");
        return report.Verdict == Verdict.Fail ? SecondOrderBlame.Trace(report, f, x, options) : report;
    }

    /// <summary>Whether first gradients, known to be others when they are recorded, are the same in two runs that are not.</summary>
    static bool DependsOnRecording(Func<Tensor[], Tensor> f, Tensor[] operands)
    {
        var source = new FunctionSource(all => FirstGradients(f, all[..^1], all[^1]), operands, [.. operands.Select((_, i) => $"x{i}")]);
        double[][] point = [.. operands.Select(operand => operand.ToDoubles())];
        using var draws = new RandomDraws();
        return source.Run(point).AsSpan().SequenceEqual(source.Run(point));
    }

    /// <summary>The check without blame on a rule whose derivative is wrong.</summary>
    /// <param name="f">The function.</param>
    /// <param name="operands">Its operands, and the adjoint of its result.</param>
    /// <param name="names">The names of the operands.</param>
    /// <param name="options">The choices of the check.</param>
    /// <param name="traces">Whether a wrong derivative is traced to an operation that is wrong in the first order, which a rule may use.</param>
    internal static GradCheckReport SecondOrder(Func<Tensor[], Tensor> f, Tensor[] operands, string[] names, GradCheckOptions options, bool traces) =>
        new Examination(new FunctionSource(all => FirstGradients(f, all[..^1], all[^1]), operands, names), options) { Traces = traces, Name = "gradient" }.Run();

    static (Shape Shape, DType DType) TypeOfResult(Func<Tensor[], Tensor> f, Tensor[] x)
    {
        using Recording recording = new FunctionSource(all => [f(all)], x, Names(x)).Record();
        return (recording.Results[0].Shape, recording.Results[0].DType);
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
