namespace AutoGrad.Optimizers;

/// <summary>Changes parameters so that a loss falls, by the gradients that backward passes have left in them.</summary>
/// <remarks>
/// A parameter without a gradient, or with <see cref="Parameter.RequiresGradient"/> set to false, is left as it is, state and all. What an
/// optimizer remembers of a parameter is allocated at its first step; later steps of the optimizers of this library allocate nothing.
/// </remarks>
/// <example><code>
/// loss.Backward();
/// optimizer.Step();
/// optimizer.ZeroGradients();
/// </code></example>
public abstract partial class Optimizer
{
    readonly Parameter[] parameters;
    double learningRate;

    /// <summary>An optimizer of some parameters.</summary>
    /// <param name="parameters">The parameters; one that stands twice counts once.</param>
    /// <param name="learningRate">The learning rate η ≥ 0.</param>
    /// <exception cref="ArgumentException">There is no parameter.</exception>
    /// <exception cref="ArgumentNullException">A parameter is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or not a number.</exception>
    protected Optimizer(IEnumerable<Parameter> parameters, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = [.. parameters.Distinct<Parameter>(ReferenceEqualityComparer.Instance)];
        if (this.parameters.Length == 0)
        {
            throw new ArgumentException(
                "An optimizer needs at least one parameter. A module finds its parameters in fields, arrays, lists and dictionaries.", nameof(parameters));
        }

        foreach (Parameter parameter in this.parameters)
            ArgumentNullException.ThrowIfNull(parameter, nameof(parameters));
        LearningRate = learningRate;
    }

    /// <summary>The parameters that the optimizer changes.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>The learning rate η; it may change from step to step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or not a number.</exception>
    public double LearningRate
    {
        get => learningRate;
        set => learningRate = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A learning rate is a finite number, at least 0.");
    }

    /// <summary>Changes every parameter that has a gradient.</summary>
    /// <exception cref="TapeException">A <see cref="TapeProgram"/> is being captured, whose runs would make no step by this call.</exception>
    /// <remarks>Nothing of it is recorded, though a tape be open. A backward pass over a tape that has read the old values throws.</remarks>
    public void Step()
    {
        Tape? tape = Tape.Current;
        tape?.BeginOwnPause();
        try
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                if (parameters[i] is { RequiresGradient: true, CurrentGradient: not null })
                    Update(i, parameters[i]);
            }
        }
        finally
        {
            tape?.EndOwnPause();
        }
    }

    /// <summary>Forgets the gradients of all parameters.</summary>
    public void ZeroGradients()
    {
        foreach (Parameter parameter in parameters)
            parameter.ClearGradient();
    }

    /// <summary>Changes one parameter, which has a gradient, such as by <see cref="Parameter.Assign"/>.</summary>
    /// <param name="index">The parameter's place in <see cref="Parameters"/>, for what is remembered of it.</param>
    /// <param name="parameter">The parameter.</param>
    protected abstract void Update(int index, Parameter parameter);
}
