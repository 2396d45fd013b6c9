namespace AutoGrad;

public sealed partial class Tape
{
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
