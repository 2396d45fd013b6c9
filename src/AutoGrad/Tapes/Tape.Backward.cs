namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>Whether a backward pass has added to the gradients of parameters.</summary>
    internal bool HasGoneBackward { get; private set; }

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
}
