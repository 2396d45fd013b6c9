namespace AutoGrad;

/// <summary>
/// An operation with derivative rules of one's own: a function y = f(x₁, …, xₙ) whose inside is not recorded, and the product
/// x̄ᵢ = (∂y/∂xᵢ)ᵀ·ȳ that stands for its gradient.
/// </summary>
/// <remarks>
/// For functions that no composition of operations expresses, or whose derivative is meant to differ from the mathematics, such as a straight-through estimator. A
/// pointwise function needs none of this: write it as an <see cref="IUnaryFunction{F}"/>. Attributes are fields of the derived class; an instance
/// can be applied any number of times, so the rules must not keep values in it. Check the rules with <see cref="GradCheck"/>: nothing else ties them to the function.
/// <para>Rules that are written with operations on tensors can be differentiated in turn. One that reads numbers instead is right for first
/// derivatives, and gives no second ones.</para>
/// </remarks>
/// <example><code>
/// CustomOperation reversal = CustomOperation.Define("GradientReversal", x => x, (x, y, yBar) => -yBar);
/// Tensor y = reversal.Apply(features);
/// </code></example>
public abstract class CustomOperation : Operation
{
    /// <summary>The function. It is not recorded, whether it uses operations on tensors or reads their numbers.</summary>
    /// <param name="x">The operands, readable until the function returns.</param>
    /// <returns>The result y: Float32 or Float64, of any shape.</returns>
    protected abstract Tensor Value(Tensor[] x);

    /// <summary>The backward rule: the vector–Jacobian products x̄ᵢ = (∂y/∂xᵢ)ᵀ·ȳ.</summary>
    /// <param name="x">The operands.</param>
    /// <param name="y">The result.</param>
    /// <param name="yBar">The adjoint ȳ, of the shape and dtype of <paramref name="y"/>.</param>
    /// <returns>For each operand a tensor of its shape and dtype, or null where none flows, as for an operand of integers.</returns>
    protected abstract Tensor?[] Vjp(Tensor[] x, Tensor y, Tensor yBar);

    /// <summary>The forward rule: the Jacobian–vector product ẏ = Σᵢ (∂y/∂xᵢ)·ẋᵢ. If it is not overridden, it is the transpose of the backward rule.</summary>
    /// <param name="x">The operands.</param>
    /// <param name="y">The result.</param>
    /// <param name="tangents">The tangents ẋᵢ, of the shapes of the operands; null means zero, and at least one is not null.</param>
    /// <returns>A tensor of the shape and dtype of <paramref name="y"/>, or null for zero.</returns>
    /// <exception cref="CustomOperationException">The backward rule is not written with operations on the adjoint, so that it has no transpose.</exception>
    /// <remarks>Source: the product with the Jacobian as a derivative of the vector–Jacobian product by its vector, in which it is linear (J. Townsend, 2017).</remarks>
    protected virtual Tensor? Jvp(Tensor[] x, Tensor y, Tensor?[] tangents)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(tangents);
        return TransposedRule.Tangent(Name, yBar => CheckedVjp(x, y, yBar), y, tangents);
    }

    /// <summary>Applies the operation; while a tape is recording, it becomes one entry of it.</summary>
    /// <param name="x">The operands, of any dtype.</param>
    /// <returns>The result.</returns>
    /// <exception cref="CustomOperationException">There are no operands, or the function returned null.</exception>
    /// <exception cref="DTypeException">The function returned integers or truth values.</exception>
    public Tensor Apply(params Tensor[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        TensorOwner? owner = TensorOwner.Current;
        foreach (Tensor operand in x)
        {
            ArgumentNullException.ThrowIfNull(operand, nameof(x));
            operand.CheckReadable(owner);
        }

        if (x.Length == 0)
            throw new CustomOperationException($"{Name} was applied to no operands; give it at least one.");
        return Note(x, Evaluate(x), owner);
    }

    /// <summary>Applies the operation to one operand.</summary>
    /// <inheritdoc cref="Apply(Tensor[])"/>
    public Tensor Apply(Tensor x) => Apply([x]);

    /// <summary>Makes an operation of one operand from its function and its rules.</summary>
    /// <param name="name">The name in listings and messages.</param>
    /// <param name="value">The function.</param>
    /// <param name="vjp">The backward rule: x, y and ȳ to x̄.</param>
    /// <param name="jvp">The forward rule: x, y and ẋ to ẏ; null means the transpose of the backward rule.</param>
    /// <exception cref="ArgumentNullException">The name, the function or the backward rule is null.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static CustomOperation Define(string name, Func<Tensor, Tensor> value, Func<Tensor, Tensor, Tensor, Tensor?> vjp, Func<Tensor, Tensor, Tensor, Tensor?>? jvp = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(vjp);
        return Define(
            name,
            x => value(One(name, x)),
            (x, y, yBar) => new[] { vjp(x[0], y, yBar) },
            jvp is null ? null : (x, y, tangents) => jvp(x[0], y, tangents[0]!));
    }

    /// <summary>Makes an operation of several operands from its function and its rules.</summary>
    /// <param name="name">The name in listings and messages.</param>
    /// <param name="value">The function; see <see cref="Value"/>.</param>
    /// <param name="vjp">The backward rule; see <see cref="Vjp(Tensor[], Tensor, Tensor)"/>.</param>
    /// <param name="jvp">The forward rule; see <see cref="Jvp(Tensor[], Tensor, Tensor[])"/>. Null means the transpose of the backward rule.</param>
    /// <exception cref="ArgumentNullException">The name, the function or the backward rule is null.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static CustomOperation Define(
        string name, Func<Tensor[], Tensor> value, Func<Tensor[], Tensor, Tensor, Tensor?[]> vjp, Func<Tensor[], Tensor, Tensor?[], Tensor?>? jvp = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(vjp);
        return new DefinedOperation(name, value, vjp, jvp);
    }

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        using var memory = new RuleMemory(operands);
        Tensor y = Result(memory.Operands);
        return new TensorType(y.Shape, y.DType);
    }

    internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner) => Evaluate(operands);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        using var memory = new RuleMemory(operands);
        Tensor y = Result(memory.Operands);
        if (y.Shape != result.Shape)
            throw new ShapeException($"{Name} gave a result of shape {y.Shape} where it gave {result.Shape} before; a recorded operation must keep its shape.");
        TensorArithmetic.Add(y, result, accumulate);
    }

    internal sealed override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        // A plan of a backward pass must run the whole rule again: it may read numbers, which no recorded operation would show.
        if (TensorOwner.Current is ReplayPlanner)
        {
            for (int i = 0; i < application.Count; i++)
                adjoints.Add(i, new CustomAdjoint(this, i), [.. application.Operands, application.Result, yBar]);
            return;
        }

        Application named = application.ForCallers();
        Tensor?[] xBars = CheckedVjp(named.Operands.ToArray(), named.Result, adjoints.IsRecording ? yBar : yBar.View(yBar.Shape, 0, yBar.Length));
        for (int i = 0; i < xBars.Length; i++)
        {
            if (xBars[i] is { } xBar)
                adjoints.Add(i, xBar);
        }
    }

    internal sealed override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Application named = application.ForCallers();
        Tensor? yDot = Jvp(named.Operands.ToArray(), named.Result, tangents.ToArray());
        if (yDot is not null)
            RuleChecks.IsLike(application.Result, yDot, Name, "forward rule", "the result");
        return yDot;
    }

    /// <summary>What the backward rule returns, for each operand a tensor of its type or nothing.</summary>
    internal Tensor?[] CheckedVjp(Tensor[] x, Tensor y, Tensor yBar)
    {
        Tensor?[] xBars = Vjp(x, y, yBar);
        if (xBars is null || xBars.Length != x.Length)
        {
            throw new CustomOperationException(
                $"The backward rule of {Name} must return one adjoint for each of its {x.Length} operands, null where none flows, but it returned {(xBars is null ? "null" : xBars.Length)}.");
        }

        for (int i = 0; i < x.Length; i++)
        {
            if (xBars[i] is { } xBar && !x[i].IsNumber)
                RuleChecks.IsLike(x[i], xBar, Name, "backward rule", $"operand {i}");
        }

        return xBars;
    }

    Tensor Evaluate(ReadOnlySpan<Tensor> operands)
    {
        using var memory = new RuleMemory(operands);
        return memory.Keep(Result(memory.Operands));
    }

    Tensor Result(Tensor[] x)
    {
        Tensor y = Value(x) ?? throw new CustomOperationException($"The function of {Name} returned null; it must return a tensor.");
        return y.DType.IsFloating
            ? y
            : throw new DTypeException($"The function of {Name} returned {y.DType} {y.Shape}, which has no derivative; cast it with To(DType.Float64), or use it without a rule.");
    }

    static Tensor One(string name, Tensor[] x) =>
        x.Length == 1 ? x[0] : throw new CustomOperationException($"{name} was defined for one operand and applied to {x.Length}. Define it by functions of an array.");
}
