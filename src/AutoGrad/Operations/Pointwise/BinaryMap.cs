using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A function of two operands, applied to each pair of elements after broadcasting.</summary>
internal sealed class BinaryMap<F>(F f) : PointwiseOperation where F : struct, IBinaryFunction<F>
{
    static readonly BinaryMap<F> withoutParameters = new(default);

    Operation? adjointA, adjointB;

    /// <inheritdoc/>
    public override string Name => typeof(F).Name;

    /// <inheritdoc/>
    public override string Attributes => FunctionAttributes<F>.Text(f);

    /// <summary>The operation of a function; one without parameters has a single operation.</summary>
    public static BinaryMap<F> Of(F f) => FunctionAttributes<F>.IsDefault(f) ? withoutParameters : new BinaryMap<F>(f);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        PointwiseLoop.Run(new BinaryValue<F>(f), operands, result, accumulate);

    public override void ComputeTile(ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate) =>
        PointwiseLoop.RunTile(new BinaryValue<F>(f), operands, result, start, count, accumulate);

    private protected override ulong BranchesAt(ReadOnlySpan<double> at) => f.Value(new BranchTrace(at[0]), new BranchTrace(at[1])).Signature;

    private protected override DerivativeFacts[] FindFacts() => FunctionFacts<F>.Find(f) ?? Learn();

    DerivativeFacts[] Learn()
    {
        Formula a = Formula.Variable("a"), b = Formula.Variable("b"), y = Formula.Variable("y");
        return FunctionFacts<F>.Remember(f, [DerivativeFacts.Of(F.DerivativeA(f, a, b, y)), DerivativeFacts.Of(F.DerivativeB(f, a, b, y))]);
    }

    private protected override Tensor Derivative(int operand, in Application application) => operand == 0
        ? F.DerivativeA(f, application[0], application[1], application.Result)
        : F.DerivativeB(f, application[0], application[1], application.Result);

    private protected override Operation Adjoint(int operand) => operand == 0
        ? adjointA ??= new PointwiseAdjoint<BinaryAdjointA<F>>(Name, new BinaryAdjointA<F>(f))
        : adjointB ??= new PointwiseAdjoint<BinaryAdjointB<F>>(Name, new BinaryAdjointB<F>(f));
}
