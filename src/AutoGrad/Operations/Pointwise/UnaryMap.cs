using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A function of one operand, applied to each element.</summary>
internal sealed class UnaryMap<F>(F f) : PointwiseOperation where F : struct, IUnaryFunction<F>
{
    static readonly UnaryMap<F> withoutParameters = new(default);

    Operation? adjoint;

    /// <inheritdoc/>
    public override string Name => typeof(F).Name;

    /// <inheritdoc/>
    public override string Attributes => FunctionAttributes<F>.Text(f);

    /// <summary>The operation of a function; one without parameters has a single operation.</summary>
    public static UnaryMap<F> Of(F f) => FunctionAttributes<F>.IsDefault(f) ? withoutParameters : new UnaryMap<F>(f);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        PointwiseLoop.Run(new UnaryValue<F>(f), operands, result, accumulate);

    public override void ComputeTile(ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate) =>
        PointwiseLoop.RunTile(new UnaryValue<F>(f), operands, result, start, count, accumulate);

    private protected override ulong BranchesAt(ReadOnlySpan<double> at) => f.Value(new BranchTrace(at[0])).Signature;

    private protected override DerivativeFacts[] FindFacts() =>
        FunctionFacts<F>.Find(f) ?? FunctionFacts<F>.Remember(f, [DerivativeFacts.Of(F.Derivative(f, Formula.Variable("a"), Formula.Variable("y")))]);

    private protected override Tensor Derivative(int operand, in Application application) =>
        F.Derivative(f, application[0], application.Result);

    private protected override Operation Adjoint(int operand) => adjoint ??= new PointwiseAdjoint<UnaryAdjoint<F>>(Name, new UnaryAdjoint<F>(f));
}
