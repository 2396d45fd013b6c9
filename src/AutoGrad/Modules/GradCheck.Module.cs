using AutoGrad.Modules;

namespace AutoGrad;

public static partial class GradCheck
{
    /// <summary>Checks the gradients of a loss by every parameter of a model, as the model is: Float32 is recorded and widened.</summary>
    /// <param name="module">The model.</param>
    /// <param name="loss">Runs the model and computes the loss, as in training: <c>() => Loss.CrossEntropy(model.Forward(x), labels)</c>.</param>
    /// <returns>A verdict for each element of each parameter, named by its path. A parameter that the loss does not use is named in a note.</returns>
    /// <exception cref="ArgumentException">The model has no parameters.</exception>
    /// <remarks>The parameters and their gradients stay as they are.</remarks>
    public static GradCheckReport Run(Module module, Func<Tensor> loss) => Run(module, loss, GradCheckOptions.Default);

    /// <param name="module">The model.</param>
    /// <param name="loss">Runs the model and computes the loss, as in training: <c>() => Loss.CrossEntropy(model.Forward(x), labels)</c>.</param>
    /// <param name="options">The choices of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <inheritdoc cref="Run(Module, Func{Tensor})"/>
    public static GradCheckReport Run(Module module, Func<Tensor> loss, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<Parameter> parameters = module.Parameters();
        if (parameters.Count == 0)
            throw new ArgumentException($"{module.Describe()} has no parameters whose gradients could be checked.", nameof(module));
        return new Examination(new ParameterSource(parameters, loss), options).Run();
    }
}
