namespace AutoGrad;

// The algebra on whole tensors: what makes a derivative that is written over IReal a differentiable composition of operations.
public partial class Tensor : IReal<Tensor>
{
    /// <summary>A bare number, which takes the dtype of the tensor that it meets.</summary>
    public static implicit operator Tensor(double value) => Number(value);

    /// <summary>−a, element by element.</summary>
    public static Tensor operator -(Tensor a) => a.Negate();

    /// <summary>a + b, element by element after broadcasting.</summary>
    public static Tensor operator +(Tensor a, Tensor b) => a.Add(b);

    /// <summary>a − b, element by element after broadcasting.</summary>
    public static Tensor operator -(Tensor a, Tensor b) => a.Subtract(b);

    /// <summary>a · b, element by element after broadcasting.</summary>
    public static Tensor operator *(Tensor a, Tensor b) => a.Multiply(b);

    /// <summary>a / b, element by element after broadcasting.</summary>
    public static Tensor operator /(Tensor a, Tensor b) => a.Divide(b);

    /// <summary>a &gt; b, element by element after broadcasting; Bool.</summary>
    public static Tensor operator >(Tensor a, Tensor b) => a.Greater(b);

    /// <summary>a &lt; b, element by element after broadcasting; Bool.</summary>
    public static Tensor operator <(Tensor a, Tensor b) => a.Less(b);

    /// <summary>a ≥ b, element by element after broadcasting; Bool.</summary>
    public static Tensor operator >=(Tensor a, Tensor b) => a.GreaterOrEqual(b);

    /// <summary>a ≤ b, element by element after broadcasting; Bool.</summary>
    public static Tensor operator <=(Tensor a, Tensor b) => a.LessOrEqual(b);

    /// <summary>Where both masks hold; Bool operands and result.</summary>
    public static Tensor operator &(Tensor a, Tensor b) => a.LogicalAnd(b);

    /// <summary>Where either mask holds; Bool operands and result.</summary>
    public static Tensor operator |(Tensor a, Tensor b) => a.LogicalOr(b);

    /// <summary>Where the mask does not hold; Bool operand and result.</summary>
    public static Tensor operator !(Tensor mask) => mask.LogicalNot();

    static Tensor IReal<Tensor>.Exp(Tensor x) => x.Exp();

    static Tensor IReal<Tensor>.Exp2(Tensor x) => x.Exp2();

    static Tensor IReal<Tensor>.Expm1(Tensor x) => x.Expm1();

    static Tensor IReal<Tensor>.Log(Tensor x) => x.Log();

    static Tensor IReal<Tensor>.Log2(Tensor x) => x.Log2();

    static Tensor IReal<Tensor>.Log10(Tensor x) => x.Log10();

    static Tensor IReal<Tensor>.Log1p(Tensor x) => x.Log1p();

    static Tensor IReal<Tensor>.Sqrt(Tensor x) => x.Sqrt();

    static Tensor IReal<Tensor>.Sigmoid(Tensor x) => x.Sigmoid();

    static Tensor IReal<Tensor>.Softplus(Tensor x) => x.Softplus();

    static Tensor IReal<Tensor>.Softplus(Tensor x, double beta) => x.Softplus(beta);

    static Tensor IReal<Tensor>.LogAddExp(Tensor a, Tensor b) => a.LogAddExp(b);

    static Tensor IReal<Tensor>.NormalCdf(Tensor x) => x.NormalCdf();

    static Tensor IReal<Tensor>.Gelu(Tensor x) => x.Gelu();

    static Tensor IReal<Tensor>.GeluTanh(Tensor x) => x.GeluTanh();

    static Tensor IReal<Tensor>.Sin(Tensor x) => x.Sin();

    static Tensor IReal<Tensor>.Cos(Tensor x) => x.Cos();

    static Tensor IReal<Tensor>.Tan(Tensor x) => x.Tan();

    static Tensor IReal<Tensor>.Asin(Tensor x) => x.Asin();

    static Tensor IReal<Tensor>.Acos(Tensor x) => x.Acos();

    static Tensor IReal<Tensor>.Atan(Tensor x) => x.Atan();

    static Tensor IReal<Tensor>.Sinh(Tensor x) => x.Sinh();

    static Tensor IReal<Tensor>.Cosh(Tensor x) => x.Cosh();

    static Tensor IReal<Tensor>.Tanh(Tensor x) => x.Tanh();

    static Tensor IReal<Tensor>.Asinh(Tensor x) => x.Asinh();

    static Tensor IReal<Tensor>.Acosh(Tensor x) => x.Acosh();

    static Tensor IReal<Tensor>.Atanh(Tensor x) => x.Atanh();

    static Tensor IReal<Tensor>.Erf(Tensor x) => x.Erf();

    static Tensor IReal<Tensor>.Erfc(Tensor x) => x.Erfc();

    static Tensor IReal<Tensor>.LogGamma(Tensor x) => x.LogGamma();

    static Tensor IReal<Tensor>.Abs(Tensor x) => x.Abs();

    static Tensor IReal<Tensor>.Sign(Tensor x) => x.Sign();

    static Tensor IReal<Tensor>.Floor(Tensor x) => x.Floor();

    static Tensor IReal<Tensor>.Ceiling(Tensor x) => x.Ceiling();

    static Tensor IReal<Tensor>.Round(Tensor x) => x.Round();

    static Tensor IReal<Tensor>.Atan2(Tensor y, Tensor x) => y.Atan2(x);

    static Tensor IReal<Tensor>.Pow(Tensor a, Tensor b) => a.Pow(b);

    static Tensor IReal<Tensor>.Min(Tensor a, Tensor b) => a.Minimum(b);

    static Tensor IReal<Tensor>.Max(Tensor a, Tensor b) => a.Maximum(b);

    static Tensor IReal<Tensor>.Polygamma(int order, Tensor x) => x.Polygamma(order);

    static Tensor IReal<Tensor>.Greater(Tensor a, Tensor b) => a.Greater(b);

    static Tensor IReal<Tensor>.GreaterOrEqual(Tensor a, Tensor b) => a.GreaterOrEqual(b);

    static Tensor IReal<Tensor>.Less(Tensor a, Tensor b) => a.Less(b);

    static Tensor IReal<Tensor>.LessOrEqual(Tensor a, Tensor b) => a.LessOrEqual(b);

    static Tensor IReal<Tensor>.Equal(Tensor a, Tensor b) => a.Equal(b);

    static Tensor IReal<Tensor>.And(Tensor a, Tensor b) => a.LogicalAnd(b);

    static Tensor IReal<Tensor>.Or(Tensor a, Tensor b) => a.LogicalOr(b);

    static Tensor IReal<Tensor>.Not(Tensor mask) => mask.LogicalNot();

    static Tensor IReal<Tensor>.Where(Tensor mask, Tensor a, Tensor b) => Tensor.Where(mask, a, b);

    static Tensor IReal<Tensor>.Apply<F>(F f, Tensor x) => x.Map(f);
}
