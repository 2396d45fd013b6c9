namespace AutoGrad;

internal sealed partial class BackwardPass
{
    /// <summary>Adds a recorded contribution; the sum is recorded too.</summary>
    public void AddRecorded(int slot, Tensor contribution)
    {
        // The sum is computed before the place is looked up: it is recorded, and a rule may run another pass.
        Tensor? earlier = Slot(slot).Adjoint;
        Slot(slot).Adjoint = earlier is null ? contribution : earlier + contribution;
    }

    /// <summary>Adds a contribution, whose memory becomes the adjoint's if it is free to be taken.</summary>
    public void AddComputed(int slot, Tensor contribution, bool canTake)
    {
        ref Tensor? adjoint = ref Slot(slot).Adjoint;
        if (adjoint is null && canTake && slot >= 0 && planner is null)
        {
            adjoint = Spare();
            adjoint.TakeFrom(contribution);
            return;
        }

        if (adjoint is null && canTake && slot >= 0 && planner!.Computes(contribution))
        {
            contribution.HandTo(null);
            adjoint = contribution;
            return;
        }

        Tensor destination = Open(slot, out bool accumulate);
        Compute(Variable.Operation, [contribution], destination, accumulate);
    }

    /// <summary>Runs an operation into an adjoint.</summary>
    public void Compute(Operation operation, ReadOnlySpan<Tensor> operands, Tensor destination, bool accumulate)
    {
        operation.Compute(operands, destination, accumulate);
        planner?.Add(operation, operands, destination, accumulate);
    }

    /// <summary>The tensor to compute the contribution to a slot into.</summary>
    public Tensor Open(int slot, out bool accumulate)
    {
        ref Tensor? adjoint = ref Slot(slot).Adjoint;
        accumulate = adjoint is not null;
        return adjoint ??= slot >= 0 ? EntryAdjoint(storage.Entries[slot].Result) : LeafAdjoint(storage.Leaves[~slot].Tensor);
    }

    /// <summary>Adds the adjoint of a result to that of an operand, or moves it there; true if it was moved.</summary>
    public bool PassOn(int slot, Tensor yBar, bool mayMove)
    {
        ref Tensor? adjoint = ref Slot(slot).Adjoint;
        if (adjoint is null && mayMove && slot >= 0)
        {
            Shape shape = storage.Entries[slot].Result.Shape;
            if (planner is null)
            {
                yBar.GiveShape(shape);
                adjoint = yBar;
            }
            else
            {
                adjoint = yBar.View(shape, 0, yBar.Length);
            }

            return true;
        }

        Compute(Variable.Operation, [yBar], Open(slot, out bool accumulate), accumulate);
        return false;
    }

    /// <summary>A tensor for the adjoint of a result, of memory that holds anything.</summary>
    Tensor EntryAdjoint(Tensor primal)
    {
        if (planner is null)
        {
            Tensor adjoint = Spare();
            adjoint.RentLike(primal, pool);
            return adjoint;
        }

        return KeptAdjoints.Instance.For(primal);
    }

    Tensor LeafAdjoint(Tensor primal) => leafAdjoints?.For(primal) ?? Tensor.Rent(primal.Shape, primal.Length, primal.DType);

    /// <summary>A tensor object that an earlier adjoint has left. Rules see adjoints, but no caller is ever given one that is not kept.</summary>
    Tensor Spare() => spareCount > 0 ? spares[--spareCount] : new Tensor(owner: null, slot: 0);

    void Recycle(Tensor adjoint)
    {
        adjoint.Release(pool);
        if (spareCount < spares.Length)
            spares[spareCount++] = adjoint;
    }
}
