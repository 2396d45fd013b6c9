namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>Why an element of the gradient of <paramref name="y"/> by <paramref name="x"/> is missing, 0, NaN, infinite, tiny, or what it is.</summary>
    /// <param name="y">A result computed on this tape, with one element.</param>
    /// <param name="x">A parameter, a tensor that the tape watches, or an intermediate result.</param>
    /// <param name="index">
    /// The index of the element of <paramref name="x"/>, one number an axis. Without any, for an <paramref name="x"/> that has axes, the element that
    /// most needs an explanation: the first that is not finite, else the one with the largest gradient.
    /// </param>
    /// <returns>The explanation, whose <c>ToString</c> says it in words.</returns>
    /// <exception cref="ShapeException"><paramref name="y"/> has several elements, or the index does not have one number for each axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the index is negative or beyond its axis.</exception>
    /// <exception cref="DTypeException"><paramref name="y"/> or <paramref name="x"/> is not floating-point.</exception>
    /// <exception cref="TapeException">A parameter has changed since the tape read it.</exception>
    /// <remarks>
    /// It takes a backward pass that keeps all adjoints, and derivatives of single elements on the way; nothing is recorded, and no gradient changes.
    /// </remarks>
    /// <example><code>
    /// Console.WriteLine(tape.Explain(loss, model.Parameters()[0], 3, 17));
    /// </code></example>
    public GradientExplanation Explain(Tensor y, Tensor x, params ReadOnlySpan<int> index) => Explain(y, x, index, seed: null);

    /// <summary>The same for a <paramref name="y"/> with several elements.</summary>
    /// <param name="y">A result computed on this tape.</param>
    /// <param name="x">A parameter, a tensor that the tape watches, or an intermediate result.</param>
    /// <param name="index">The index of the element of <paramref name="x"/>, one number an axis, or none.</param>
    /// <param name="seed">The adjoint of <paramref name="y"/>, of its shape and dtype; null, for one element, means 1.</param>
    /// <inheritdoc cref="Explain(Tensor, Tensor, ReadOnlySpan{int})"/>
    public GradientExplanation Explain(Tensor y, Tensor x, ReadOnlySpan<int> index, Tensor? seed)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(x);
        TapeStorage s = Storage;
        if (!x.DType.IsFloating)
            throw new DTypeException($"Only Float32 and Float64 tensors have gradients, not {x.DType} {x.Shape}.");
        bool isWhole = index.IsEmpty && x.Rank > 0;
        int place = isWhole ? 0 : ElementIndex.Place(x.Shape, index);
        CheckSeed(y, seed);
        int? variable = FindSlot(x);
        int[] where = isWhole ? [] : index.ToArray();
        if (FindMissing(y, x, variable, where) is { } missing)
            return missing;
        for (int i = 0; i < s.VariableCount; i++)
            CheckVersion(s.Variables[i]);
        if (x.Length == 0)
            throw new ShapeException($"The tensor {x.Shape} is empty: its gradient has no element to explain.");
        return GradientExplainer.Explain(this, y, variable!.Value, isWhole ? null : place, seed);
    }

    /// <summary>One backward pass that keeps the adjoints at some slots, which become the property of the current owner.</summary>
    internal Tensor?[] KeepAdjoints(int root, Tensor? seed, ReadOnlySpan<int> slots)
    {
        int leaves = Storage.LeafCount;
        CheckSeed(At(root), seed);
        BackwardPass pass = BackwardPass.Begin(this, root, leaves, createGraph: false);
        isExplaining = true;
        try
        {
            foreach (int slot in slots)
                pass.Want(slot);
            pass.Run(pass.Seed(At(root), seed));
            var kept = new Tensor?[slots.Length];
            for (int i = 0; i < kept.Length; i++)
                kept[i] = pass.Result(slots[i]) is { } adjoint ? Owned(isRecorded: false, adjoint) : null;
            return kept;
        }
        finally
        {
            isExplaining = false;
            pass.End(leaves);
        }
    }

    /// <summary>The place of a tensor on this tape, also of a constant; null if the tape has never seen it.</summary>
    internal int? FindSlot(Tensor tensor)
    {
        if (IsOwn(tensor) && tensor.Slot != NoSlot)
            return tensor.Slot;
        for (int leaf = 0; leaf < Storage.LeafCount; leaf++)
        {
            if (ReferenceEquals(Storage.Leaves[leaf].Tensor, tensor))
                return ~leaf;
        }

        return null;
    }
}
