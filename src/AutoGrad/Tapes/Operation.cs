namespace AutoGrad;

/// <summary>
/// A primitive step of a computation: it knows how to compute its result and how derivatives pass through it. Its attributes, such as
/// an axis, are fields; an instance can be applied any number of times and by any thread.
/// </summary>
/// <remarks>The tape records operations and never looks inside them.</remarks>
public abstract partial class Operation
{
    private protected Operation() { }

    /// <summary>The name in listings.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The attributes as text for listings, such as <c>axis 0</c>; empty if there are none.</summary>
    public virtual string Attributes => "";

    /// <summary>Whether a gradient can pass through. Comparisons and index searches are not differentiable: their results are constants.</summary>
    internal virtual bool IsDifferentiable => true;

    /// <summary>Whether an element of the result depends on nothing but the elements of the operands that meet it after broadcasting.</summary>
    internal virtual bool IsElementwise => false;

    /// <summary>
    /// Whether the result is made of some of the operand's elements, so that a derivative of 0 means that an element was not chosen. So it is
    /// where the derivative reads no floating-point value; other operations say it.
    /// </summary>
    internal virtual bool IsSelection => false;

    /// <summary>What <see cref="Vjp"/> reads besides shapes.</summary>
    internal virtual Kept Keeps => Kept.All;

    /// <summary>Shape and dtype of the result.</summary>
    /// <exception cref="ShapeException">The operands' shapes do not fit.</exception>
    /// <exception cref="DTypeException">The operands' dtypes do not fit.</exception>
    internal abstract TensorType Infer(ReadOnlySpan<Tensor> operands);

    /// <summary>Whether <see cref="Compute"/> can add to what is in the result, which saves a temporary in backward passes.</summary>
    internal virtual bool CanAccumulate => false;

    /// <summary>
    /// Computes into <paramref name="result"/>, which is none of the operands unless the operation is <see cref="ITileable"/>; with
    /// <paramref name="accumulate"/>, which is only asked of operations that can, the values are added to those there.
    /// </summary>
    internal abstract void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate);

    /// <summary>
    /// The vector–Jacobian product: adds to each wanted operand's adjoint what <paramref name="yBar"/>, the adjoint of the result, contributes.
    /// It is written with operations, so that it can itself be recorded and differentiated.
    /// </summary>
    internal virtual void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
        throw new NotSupportedException($"{Name} is not differentiable.");

    /// <summary>
    /// The Jacobian–vector product: the tangent of the result, given the operands' tangents, of which null means zero and at least one
    /// is not null. A null result means zero.
    /// </summary>
    internal virtual Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
        throw new NotSupportedException($"{Name} is not differentiable.");

    /// <summary>The result as a new tensor of the current owner. Operations whose result is a view of the operand override this.</summary>
    internal virtual Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner)
    {
        Tensor result = Tensor.Uninitialized(type.Shape, type.Shape.ElementCount, type.DType, owner, isNumber: false);
        Compute(operands, result, accumulate: false);
        return result;
    }

    /// <summary>Computes the result and, while a tape is recording on this thread, records the step.</summary>
    internal Tensor Apply(params ReadOnlySpan<Tensor> operands)
    {
        TensorOwner? owner = TensorOwner.Current;
        foreach (Tensor operand in operands)
            operand.CheckReadable(owner);
        TensorType type = Infer(operands);
        return Note(operands, Produce(operands, type, owner), owner);
    }

    /// <summary>Records the step if the owner is a tape.</summary>
    private protected Tensor Note(ReadOnlySpan<Tensor> operands, Tensor result, TensorOwner? owner)
    {
        switch (owner)
        {
            case Tape tape: tape.Record(this, operands, result); break;
            case ReplayPlanner planner: planner.Add(this, operands, result, accumulate: false); break;
        }

        return result;
    }
}
