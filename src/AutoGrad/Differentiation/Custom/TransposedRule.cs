namespace AutoGrad;

/// <summary>The forward rule that follows from a backward rule.</summary>
internal static class TransposedRule
{
    /// <summary>
    /// ẏ = J·ẋ from a rule for w ↦ Jᵀ·w: since that is linear in w, J·ẋ is the gradient of ⟨Jᵀ·w, ẋ⟩ by w, at any w.
    /// </summary>
    /// <param name="name">The operation.</param>
    /// <param name="vjp">The backward rule at given operands.</param>
    /// <param name="y">The result, whose type w has.</param>
    /// <param name="tangents">The tangents ẋ; null means zero.</param>
    /// <exception cref="CustomOperationException">The rule's results do not depend on w by recorded operations.</exception>
    public static Tensor? Tangent(string name, Func<Tensor, Tensor?[]> vjp, Tensor y, Tensor?[] tangents)
    {
        if (Tape.Current is { IsRecording: true } recording)
            return Tangent(recording, name, vjp, y, tangents, createGraph: true);
        using var tape = new Tape();
        return Tangent(tape, name, vjp, y, tangents, createGraph: false)?.Detach();
    }

    static Tensor? Tangent(Tape tape, string name, Func<Tensor, Tensor?[]> vjp, Tensor y, Tensor?[] tangents, bool createGraph)
    {
        Tensor w = Variable.Operation.Apply(Tensor.Ones(y.Shape, y.DType));
        Tensor?[] xBars = vjp(w);
        Tensor? sum = null;
        for (int i = 0; i < xBars.Length; i++)
        {
            if (xBars[i] is not { } xBar || tangents[i] is not { } tangent)
                continue;
            Tensor product = (xBar * tangent).Sum();
            sum = sum is null ? product : sum + product;
        }

        if (sum is null)
            return null;
        return tape.DependsOn(sum, w)
            ? tape.Gradient(sum, w, createGraph: createGraph)
            : throw new CustomOperationException(
                $"The forward rule of {name} cannot be derived: its backward rule does not use operations on the adjoint, but reads its numbers or ignores it. Write the backward rule with operations on tensors, or give a forward rule.");
    }
}
