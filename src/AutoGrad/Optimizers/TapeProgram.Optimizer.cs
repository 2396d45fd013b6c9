using AutoGrad.Optimizers;

namespace AutoGrad;

public sealed partial class TapeProgram
{
    /// <summary>What makes a step after each backward pass; null if the caller does. Its learning rate may change from run to run.</summary>
    public Optimizer? Optimizer { get; private init; }

    /// <summary>The largest norm of all gradients together that the optimizer is given; above it they are scaled down. Null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    /// <exception cref="InvalidOperationException">The program has no optimizer.</exception>
    public double? GradientNormLimit
    {
        get;
        set
        {
            if (Optimizer is null)
                throw new InvalidOperationException("This program has no optimizer to limit the gradients of. Capture it with one, or call ClipGradientNorm of your own after Run.");
            if (!(value is null or > 0))
                throw new ArgumentOutOfRangeException(nameof(value), value, "A limit for gradients is above 0.");
            field = value;
        }
    }

    /// <summary>Records a function and plans its runs, each of which ends with a step of an optimizer.</summary>
    /// <param name="f">The function of the inputs, whose result is one number.</param>
    /// <param name="optimizer">Moves its parameters by the gradients of each run, which are forgotten then.</param>
    /// <param name="examples">Inputs of the shapes and dtypes to come; their values are used for the recording only.</param>
    /// <exception cref="ShapeException">The result is not one number.</exception>
    /// <exception cref="ArgumentException">The function uses none of the optimizer's parameters, so that no step could change it.</exception>
    /// <exception cref="TapeException">A tape is recording on this thread; or the function opens one, goes backward or changes a parameter.</exception>
    /// <remarks>
    /// A run computes the same bits as recording, going backward, <see cref="Optimizer.ClipGradientNorm"/> if there is a
    /// <see cref="GradientNormLimit"/>, <see cref="Optimizer.Step"/> and <see cref="Optimizer.ZeroGradients"/>. Gradients that parameters hold before a run
    /// count. The optimizers of this library allocate at their first step only.
    /// </remarks>
    public static TapeProgram Capture(Func<Tensor[], Tensor> f, Optimizer optimizer, params Tensor[] examples)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(examples);
        ReplayCapture capture = ReplayCapture.Of(f, examples);
        if (capture.Output.Length != 1)
            throw new ShapeException($"A step needs a loss of one number, but the captured result has the shape {capture.Output.Shape}. Reduce it with Mean or Sum.");
        if (!Array.Exists(capture.Gradients, gradient => optimizer.Parameters.Contains(gradient.Parameter, ReferenceEqualityComparer.Instance)))
            throw new ArgumentException("The result depends on no parameter of the optimizer, whose steps could not change it. Make the optimizer from the parameters of the model that is captured.", nameof(optimizer));
        return new TapeProgram(capture) { Optimizer = optimizer };
    }

    partial void Update()
    {
        if (Optimizer is null)
            return;
        if (GradientNormLimit is { } limit)
            Optimizer.ClipGradientNorm(limit);
        Optimizer.Step();
        Optimizer.ZeroGradients();
    }
}
