namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>
    /// Adds ∂y/∂θ to the gradient of every parameter θ that the tape has read: the vector–Jacobian product with <paramref name="seed"/>.
    /// </summary>
    /// <param name="y">A result computed on this tape.</param>
    /// <param name="seed">The adjoint of <paramref name="y"/>, of its shape; null, for a <paramref name="y"/> of one element, means 1.</param>
    /// <exception cref="TapeException">
    /// This tape has not computed <paramref name="y"/>; a parameter has changed since the tape read it; neither a parameter whose
    /// <see cref="Parameter.RequiresGradient"/> is set nor a watched tensor has an influence on <paramref name="y"/>; or a <see cref="TapeProgram"/> is being
    /// captured, which goes backward by itself.
    /// </exception>
    /// <exception cref="ShapeException"><paramref name="y"/> has several elements and there is no seed, or the seed has another shape.</exception>
    public void Backward(Tensor y, Tensor? seed = null)
    {
        TapeStorage s = Storage;
        RequireNoCapture("goes backward", "A run does so after it; for a gradient within it ask Tape.Current.Gradient with createGraph: true.");
        int root = RequireEntry(y);
        CheckSeed(y, seed);
        HasGoneBackward = true;
        int leaves = s.LeafCount;
        BackwardPass pass = BackwardPass.Begin(this, root, leaves, createGraph: false, ParameterGradients.Instance);
        try
        {
            for (int i = 0; i < s.VariableCount; i++)
            {
                if (s.Leaves[s.Variables[i]].Tensor is Parameter { RequiresGradient: true })
                {
                    CheckVersion(s.Variables[i]);
                    pass.Want(~s.Variables[i]);
                }
            }

            if (!pass.Run(pass.Seed(y, seed)))
            {
                RequireWatched(pass, y);
                return;
            }

            for (int i = 0; i < s.VariableCount; i++)
            {
                int leaf = s.Variables[i];
                if (pass.Result(~leaf) is { } gradient)
                    Commit((Parameter)s.Leaves[leaf].Tensor, gradient);
            }
        }
        finally
        {
            pass.End(leaves);
        }
    }

    /// <summary>A result that a watched tensor has an influence on leaves the parameters as they are; one that depends on nothing is a mistake.</summary>
    void RequireWatched(BackwardPass pass, Tensor y)
    {
        TapeStorage s = Storage;
        for (int i = 0; i < s.VariableCount; i++)
        {
            if (s.Leaves[s.Variables[i]].Tensor is not Parameter)
                pass.Want(~s.Variables[i]);
        }

        if (!pass.IsReached())
        {
            throw new TapeException(
                $"No parameter with RequiresGradient has an influence on this result {y.Shape}, so it has no gradient. Compute it from parameters while the tape records; Detach() and comparisons on the way cut the gradient off.");
        }
    }

    /// <summary>Whether a backward pass has added to the gradients of parameters.</summary>
    internal bool HasGoneBackward { get; private set; }

    /// <summary>∂y/∂x for an <paramref name="x"/> that the tape watches, a parameter, or an intermediate result; zeros where y does not depend on it.</summary>
    /// <param name="y">A result computed on this tape.</param>
    /// <param name="x">What to differentiate by.</param>
    /// <param name="seed">The adjoint of <paramref name="y"/>; null, for a <paramref name="y"/> of one element, means 1.</param>
    /// <param name="createGraph">Whether to record the backward pass itself, so that the result can be differentiated again.</param>
    /// <returns>The gradient, of the shape of <paramref name="x"/>. It belongs to this tape, like everything made while a tape records.</returns>
    /// <exception cref="TapeException">
    /// The tape does not know <paramref name="y"/> or <paramref name="x"/>; or a <see cref="TapeProgram"/> is being captured, whose runs would not go backward again
    /// without <paramref name="createGraph"/>.
    /// </exception>
    /// <exception cref="ShapeException"><paramref name="y"/> has several elements and there is no seed, or the seed has another shape.</exception>
    public Tensor Gradient(Tensor y, Tensor x, Tensor? seed = null, bool createGraph = false) => Gradients(y, [x], seed, createGraph)[0];

    /// <summary>∂y/∂x for several x in one backward pass.</summary>
    /// <inheritdoc cref="Gradient"/>
    public Tensor[] Gradients(Tensor y, ReadOnlySpan<Tensor> x, Tensor? seed = null, bool createGraph = false)
    {
        TapeStorage s = Storage;
        if (createGraph && !ReferenceEquals(TensorOwner.Current, this))
            throw new TapeException("A backward pass can only be recorded by the innermost tape. Dispose the tapes opened since, or leave createGraph out.");
        if (!createGraph)
            RequireNoCapture("asks for a gradient without createGraph", "Ask with createGraph: true.");
        int root = RequireSlot(y, "The result");
        var slots = new int[x.Length];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = RequireSlot(x[i], "The variable");
        for (int i = 0; i < s.VariableCount; i++)
            CheckVersion(s.Variables[i]);
        CheckSeed(y, seed);
        var gradients = new Tensor[x.Length];
        if (root < 0)
        {
            for (int i = 0; i < slots.Length; i++)
                gradients[i] = slots[i] == root ? OwnSeed(y, seed, createGraph) : ZerosLike(x[i]);
            return gradients;
        }

        int leaves = s.LeafCount;
        BackwardPass pass = BackwardPass.Begin(this, root, leaves, createGraph);
        try
        {
            foreach (int slot in slots)
                pass.Want(slot);
            pass.Run(createGraph ? OwnSeed(y, seed, isRecorded: true) : pass.Seed(y, seed));
            for (int i = 0; i < slots.Length; i++)
                gradients[i] = pass.Result(slots[i]) is { } gradient ? Owned(createGraph, gradient) : ZerosLike(x[i]);
        }
        finally
        {
            pass.End(leaves);
        }

        return gradients;
    }

    /// <summary>Gives a gradient that the pass computed to the owner of what is made now; a second request for the same gets the same tensor.</summary>
    static Tensor Owned(bool isRecorded, Tensor gradient)
    {
        if (!isRecorded && gradient.Owner is null)
            gradient.HandTo(TensorOwner.Current);
        return gradient;
    }

    static Tensor ZerosLike(Tensor x) => Tensor.Zeros(x.Shape, x.DType);

    static void Commit(Parameter parameter, Tensor gradient)
    {
        if (parameter.CurrentGradient is null)
        {
            parameter.CommitGradient();
            return;
        }

        parameter.AddToGradient(gradient);
        gradient.Release();
    }

    /// <summary>A parameter that has changed since this tape read it; null if none has.</summary>
    internal Parameter? StaleParameter
    {
        get
        {
            TapeStorage s = Storage;
            return s.Variables.Take(s.VariableCount).Where(leaf => s.Leaves[leaf].Tensor is Parameter parameter && parameter.Version != s.Leaves[leaf].Version)
                .Select(leaf => (Parameter)s.Leaves[leaf].Tensor).FirstOrDefault();
        }
    }

    void CheckVersion(int leaf)
    {
        ref TapeLeaf entry = ref storage!.Leaves[leaf];
        if (entry.Tensor is Parameter parameter && parameter.Version != entry.Version)
        {
            throw new TapeException(
                $"The parameter '{parameter.Name}' has changed since this tape read it (version {entry.Version}, now {parameter.Version}), so the recorded values are stale. Go backward before the optimizer steps, or record anew.");
        }
    }

    int RequireEntry(Tensor y)
    {
        int slot = RequireSlot(y, "The result");
        return slot >= 0
            ? slot
            : throw new TapeException($"The tensor {y.Shape} is a variable and not a computed result: the tape has recorded nothing to go back through.");
    }

    static void CheckSeed(Tensor y, Tensor? seed)
    {
        if (!y.DType.IsFloating)
            throw new DTypeException($"Only Float32 and Float64 results have gradients, not {y.DType}.");
        if (seed is null && y.Length != 1)
        {
            throw new ShapeException(
                $"A backward pass starts from one number, but this result has the shape {y.Shape}. Reduce it with Sum or Mean, or give a seed of that shape.");
        }

        if (seed is not null && seed.Shape != y.Shape)
            throw new ShapeException($"The seed has the shape {seed.Shape}, but the result has {y.Shape}; they must be equal.");
        if (seed is not null && seed.DType != y.DType)
            throw new DTypeException($"The seed holds {seed.DType}, but the result {y.DType}; cast it with To(DType.{y.DType}).");
    }

    /// <summary>The seed, or one of 1, as a tensor for callers; of a recorded pass it is the caller's own, through which derivatives pass too.</summary>
    static Tensor OwnSeed(Tensor y, Tensor? seed, bool isRecorded)
    {
        if (seed is null)
            return Tensor.Ones(y.Shape, y.DType);
        if (isRecorded)
            return seed;
        Tensor copy = Tensor.Uninitialized(seed.Shape, seed.DType);
        TensorArithmetic.Add(seed, copy, accumulate: false);
        return copy;
    }
}
