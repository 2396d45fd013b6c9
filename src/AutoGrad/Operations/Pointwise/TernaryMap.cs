using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A function of three operands, applied to each triple of elements after broadcasting.</summary>
internal sealed class TernaryMap<F>(F f) : PointwiseOperation where F : struct, ITernaryFunction<F>
{
    static readonly TernaryMap<F> withoutParameters = new(default);

    Operation? adjointA, adjointB, adjointC;

    /// <inheritdoc/>
    public override string Name => typeof(F).Name;

    /// <inheritdoc/>
    public override string Attributes => FunctionAttributes<F>.Text(f);

    /// <summary>The operation of a function; one without parameters has a single operation.</summary>
    public static TernaryMap<F> Of(F f) => FunctionAttributes<F>.IsDefault(f) ? withoutParameters : new TernaryMap<F>(f);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        PointwiseLoop.Run(new TernaryValue<F>(f), operands, result, accumulate);

    public override void ComputeTile(ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate) =>
        PointwiseLoop.RunTile(new TernaryValue<F>(f), operands, result, start, count, accumulate);

    private protected override ulong BranchesAt(ReadOnlySpan<double> at) => f.Value(new BranchTrace(at[0]), new BranchTrace(at[1]), new BranchTrace(at[2])).Signature;

    private protected override DerivativeFacts[] FindFacts() => FunctionFacts<F>.Find(f) ?? Learn();

    DerivativeFacts[] Learn()
    {
        Formula a = Formula.Variable("a"), b = Formula.Variable("b"), c = Formula.Variable("c"), y = Formula.Variable("y");
        return FunctionFacts<F>.Remember(f, [.. Enumerable.Range(0, 3).Select(operand => DerivativeFacts.Of(Derivative(operand, a, b, c, y)))]);
    }

    private protected override Tensor Derivative(int operand, in Application application) =>
        Derivative(operand, application[0], application[1], application[2], application.Result);

    private protected override Operation Adjoint(int operand) => operand switch
    {
        0 => adjointA ??= new PointwiseAdjoint<TernaryAdjointA<F>>(Name, new TernaryAdjointA<F>(f)),
        1 => adjointB ??= new PointwiseAdjoint<TernaryAdjointB<F>>(Name, new TernaryAdjointB<F>(f)),
        _ => adjointC ??= new PointwiseAdjoint<TernaryAdjointC<F>>(Name, new TernaryAdjointC<F>(f)),
    };

    V Derivative<V>(int operand, V a, V b, V c, V y) where V : IReal<V> => operand switch
    {
        0 => F.DerivativeA(f, a, b, c, y),
        1 => F.DerivativeB(f, a, b, c, y),
        _ => F.DerivativeC(f, a, b, c, y),
    };
}
