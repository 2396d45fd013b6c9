namespace AutoGrad;

/// <summary>
/// Where a backward rule puts its contributions: the adjoints of the operands of one recorded operation. The first contribution to an
/// adjoint is stored, later ones are added in place.
/// </summary>
internal sealed class Adjoints
{
    readonly BackwardPass pass;
    Tensor yBar = null!;
    int first, count;
    int passedOn;

    public Adjoints(BackwardPass pass) => this.pass = pass;

    /// <summary>Whether the pass is itself recorded, so that rules must be written as operations on tensors.</summary>
    public bool IsRecording => pass.CreateGraph;

    /// <summary>Whether anything asks for the adjoint of an operand.</summary>
    public bool Wanted(int operand) => pass.Wants(SlotOf(operand));

    /// <summary>Adds the result of an operation, whose shape must be the operand's, without a temporary where the operation can accumulate.</summary>
    public void Add(int operand, Operation operation, params ReadOnlySpan<Tensor> operands)
    {
        int slot = SlotOf(operand);
        if (!pass.Wants(slot))
            return;
        if (IsRecording || !operation.CanAccumulate)
            Add(operand, operation.Apply(operands));
        else
            Accumulate(operand, operation, operands);
    }

    /// <summary>The same of an operation that can accumulate, for an operand that is wanted, in a pass that is not recorded.</summary>
    public void Accumulate(int operand, Operation operation, params ReadOnlySpan<Tensor> operands) =>
        pass.Compute(operation, operands, Open(operand, out bool accumulate), accumulate);

    /// <summary>Adds a tensor, whose shape must be the operand's.</summary>
    /// <exception cref="ShapeException">The shape differs.</exception>
    /// <exception cref="DTypeException">The dtype differs.</exception>
    public void Add(int operand, Tensor contribution)
    {
        int slot = SlotOf(operand);
        if (!pass.Wants(slot))
            return;
        CheckType(operand, contribution);
        if (IsRecording)
        {
            pass.AddRecorded(slot, contribution);
        }
        else if (operand < 32 && contribution.IsSameMemory(yBar))
        {
            // Put off to the end of the rule, when nothing reads the result's adjoint any more and its memory can be handed on.
            // The marks of such operands have room for 32; one further back is copied.
            passedOn |= 1 << operand;
        }
        else
        {
            pass.AddComputed(slot, contribution, canTake: ReferenceEquals(contribution.Owner, pass.Temporaries) && !contribution.IsView && !contribution.HasEscaped);
        }
    }

    /// <summary>The tensor to compute an operand's contribution into; <paramref name="accumulate"/> tells whether it holds earlier ones.</summary>
    public Tensor Open(int operand, out bool accumulate) => pass.Open(SlotOf(operand), out accumulate);

    /// <summary>Points to the operands of the next entry.</summary>
    internal void Begin(int firstOperand, int operandCount, Tensor adjointOfResult)
    {
        first = firstOperand;
        count = operandCount;
        yBar = adjointOfResult;
        passedOn = 0;
    }

    /// <summary>Hands the adjoint of the result on to the operands that take it as it is; true if its memory has a new owner.</summary>
    internal bool End(bool mayMove)
    {
        bool moved = false;
        for (int operand = 0; passedOn != 0; operand++)
        {
            int bit = 1 << operand;
            if ((passedOn & bit) == 0)
                continue;
            passedOn &= ~bit;
            moved = pass.PassOn(SlotOf(operand), yBar, mayMove && passedOn == 0);
        }

        return moved;
    }

    int SlotOf(int operand)
    {
        System.Diagnostics.Debug.Assert((uint)operand < (uint)count, "A rule must name one of its operands.");
        return pass.SlotAt(first + operand);
    }

    void CheckType(int operand, Tensor contribution)
    {
        Tensor primal = pass.At(SlotOf(operand));
        if (contribution.Shape != primal.Shape)
            throw new ShapeException($"A backward rule gave an adjoint of shape {contribution.Shape} for operand {operand}, whose shape is {primal.Shape}. Sum over the broadcast axes first.");
        if (contribution.DType != primal.DType)
            throw new DTypeException($"A backward rule gave an adjoint of {contribution.DType} for operand {operand}, which is {primal.DType}. Cast it with To(DType.{primal.DType}).");
    }
}
