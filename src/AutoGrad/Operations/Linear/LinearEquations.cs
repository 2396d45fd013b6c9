namespace AutoGrad.Operations;

/// <summary>The solution X of op(A)·X = B, where op transposes or not: its rules, which are the same for every kind of matrix.</summary>
internal abstract class LinearEquations(bool isTransposed) : Operation
{
    internal sealed override Kept Keeps => Kept.Operand0 | Kept.Result;

    private protected bool IsTransposed => isTransposed;

    /// <summary>The same with the transpose of op(A).</summary>
    private protected abstract LinearEquations Counterpart { get; }

    /// <summary>A matrix with zeros where A's elements play no part.</summary>
    private protected virtual Tensor Part(Tensor matrix) => matrix;

    internal sealed override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        Tensor bBar = Counterpart.Apply(application[0], yBar);
        adjoints.Add(1, bBar);
        if (adjoints.Wanted(0))
            adjoints.Add(0, -Part(isTransposed ? MatMul.NT.Apply(application.Result, bBar) : MatMul.NT.Apply(bBar, application.Result)));
    }

    internal sealed override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Tensor? right = tangents[1];
        if (tangents[0] is { } da)
        {
            Tensor moved = (isTransposed ? MatMul.TN : MatMul.NN).Apply(Part(da), application.Result);
            right = right is null ? -moved : right - moved;
        }

        return Apply(application[0], right!);
    }
}
