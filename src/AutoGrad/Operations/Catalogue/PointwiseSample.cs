using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A pointwise function with parameters chosen, whatever its number of operands: what the laws and the catalogue ask it.</summary>
internal abstract class PointwiseSample(string name, string parameters, int arity, IReadOnlyList<Domain> domains, IReadOnlyList<Kink> kinks)
{
    /// <summary>The name of the function.</summary>
    public string Name { get; } = name;

    /// <summary>The parameters as text; empty if there are none.</summary>
    public string Parameters { get; } = parameters;

    /// <summary>The number of operands.</summary>
    public int Arity { get; } = arity;

    /// <summary>One domain an operand.</summary>
    public IReadOnlyList<Domain> Domains { get; } = [.. Enumerable.Range(0, arity).Select(i => i < domains.Count ? domains[i] : Domain.Real)];

    /// <summary>The declared kinks.</summary>
    public IReadOnlyList<Kink> Kinks { get; } = kinks;

    /// <summary>The names of the operands in formulas.</summary>
    public IReadOnlyList<string> OperandNames => Arity == 1 ? ["x"] : Arity == 2 ? ["a", "b"] : ["a", "b", "c"];

    /// <summary>f at a point, in any interpretation of the algebra.</summary>
    public abstract V Value<V>(ReadOnlySpan<V> x) where V : IReal<V>;

    /// <summary>∂f/∂xᵢ at a point, where y = f(x) is known already.</summary>
    public abstract V Derivative<V>(int operand, ReadOnlySpan<V> x, V y) where V : IReal<V>;

    /// <summary>The recorded operation on tensors.</summary>
    public abstract Tensor Apply(Tensor[] x);

    /// <summary>y ← f(x) for every element, in the loop that tensors run.</summary>
    public abstract void Fill<T>(in MapOperands<T> x, Span<T> y) where T : unmanaged;

    /// <summary>x̄ᵢ ← ȳ · ∂f/∂xᵢ for every element, in the loop that tensors run, from ȳ, the operands and y.</summary>
    public abstract void FillAdjoint<T>(int operand, in MapOperands<T> values, Span<T> xBar) where T : unmanaged;

    /// <summary>f in double, computed as a register computes it.</summary>
    public double Value(params ReadOnlySpan<double> x) => Value<Scalar<double>>([.. Of(x)]).Value;

    /// <summary>f in float, computed as a register computes it.</summary>
    public float Value(params ReadOnlySpan<float> x) => Value<Scalar<float>>([.. Of(x)]).Value;

    /// <summary>∂f/∂xᵢ in double, computed as a register computes it.</summary>
    public double Derivative(int operand, params ReadOnlySpan<double> x)
    {
        Scalar<double>[] point = Of(x);
        return Derivative(operand, point, Value<Scalar<double>>(point)).Value;
    }

    /// <summary>∂f/∂xᵢ in float, computed as a register computes it.</summary>
    public float Derivative(int operand, params ReadOnlySpan<float> x)
    {
        Scalar<float>[] point = Of(x);
        return Derivative(operand, point, Value<Scalar<float>>(point)).Value;
    }

    /// <summary>Which way the comparisons in f go at a point; equal signatures mean one smooth piece.</summary>
    public ulong Branches(params ReadOnlySpan<double> x)
    {
        var point = new BranchTrace[x.Length];
        for (int i = 0; i < point.Length; i++)
            point[i] = new BranchTrace(x[i]);
        return Value<BranchTrace>(point).Signature;
    }

    /// <summary>f as mathematics.</summary>
    public Formula ValueFormula() => Value<Formula>([.. OperandNames.Select(Formula.Variable)]);

    /// <summary>∂f/∂xᵢ as mathematics; the result may occur as y.</summary>
    public Formula DerivativeFormula(int operand) =>
        Derivative(operand, [.. OperandNames.Select(Formula.Variable)], Formula.Variable("y"));

    /// <summary>The name with the parameters.</summary>
    public override string ToString() => Parameters.Length == 0 ? Name : $"{Name}({Parameters})";

    static Scalar<T>[] Of<T>(ReadOnlySpan<T> x) where T : unmanaged
    {
        var point = new Scalar<T>[x.Length];
        for (int i = 0; i < point.Length; i++)
            point[i] = new Scalar<T>(x[i]);
        return point;
    }
}
