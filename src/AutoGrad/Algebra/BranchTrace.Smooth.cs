using AutoGrad.Algebra;

namespace AutoGrad;

// The smooth functions: no comparison, so the trace of the operand goes on unchanged.
public readonly partial struct BranchTrace
{
    /// <summary>eˣ.</summary>
    public static BranchTrace Exp(BranchTrace x) => new(Real.Exp<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>2ˣ.</summary>
    public static BranchTrace Exp2(BranchTrace x) => new(Real.Exp2<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>eˣ − 1.</summary>
    public static BranchTrace Expm1(BranchTrace x) => new(Real.Expm1<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>ln x.</summary>
    public static BranchTrace Log(BranchTrace x) => new(Real.Log<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>The logarithm to base 2.</summary>
    public static BranchTrace Log2(BranchTrace x) => new(Real.Log2<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>The logarithm to base 10.</summary>
    public static BranchTrace Log10(BranchTrace x) => new(Real.Log10<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>ln(1 + x).</summary>
    public static BranchTrace Log1p(BranchTrace x) => new(Real.Log1p<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>√x.</summary>
    public static BranchTrace Sqrt(BranchTrace x) => new(Math.Sqrt(x.Value), x.Signature);

    /// <summary>sin x.</summary>
    public static BranchTrace Sin(BranchTrace x) => new(Real.Sin<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>cos x.</summary>
    public static BranchTrace Cos(BranchTrace x) => new(Real.Cos<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>tan x.</summary>
    public static BranchTrace Tan(BranchTrace x) => new(Real.Tan<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>arcsin x.</summary>
    public static BranchTrace Asin(BranchTrace x) => new(Real.Asin<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>arccos x.</summary>
    public static BranchTrace Acos(BranchTrace x) => new(Real.Acos<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>arctan x.</summary>
    public static BranchTrace Atan(BranchTrace x) => new(Real.Atan<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>sinh x.</summary>
    public static BranchTrace Sinh(BranchTrace x) => new(Real.Sinh<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>cosh x.</summary>
    public static BranchTrace Cosh(BranchTrace x) => new(Real.Cosh<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>tanh x.</summary>
    public static BranchTrace Tanh(BranchTrace x) => new(Real.Tanh<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>arsinh x.</summary>
    public static BranchTrace Asinh(BranchTrace x) => new(Real.Asinh<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>arcosh x.</summary>
    public static BranchTrace Acosh(BranchTrace x) => new(Real.Acosh<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>artanh x.</summary>
    public static BranchTrace Atanh(BranchTrace x) => new(Real.Atanh<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>erf x.</summary>
    public static BranchTrace Erf(BranchTrace x) => new(Real.Erf<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>1 − erf x.</summary>
    public static BranchTrace Erfc(BranchTrace x) => new(Real.Erfc<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>ln |Γ(x)|.</summary>
    public static BranchTrace LogGamma(BranchTrace x) => new(Real.LogGamma<Scalar<double>>(x.Value).Value, x.Signature);

    /// <summary>aᵇ.</summary>
    public static BranchTrace Pow(BranchTrace a, BranchTrace b) =>
        new(Real.Pow<Scalar<double>>(a.Value, b.Value).Value, Join(a, b));

    /// <summary>The angle of the point (x, y). Its jump of 2π across the negative x-axis counts as a comparison of y with 0.</summary>
    public static BranchTrace Atan2(BranchTrace y, BranchTrace x) =>
        new(Real.Atan2<Scalar<double>>(y.Value, x.Value).Value, x.Value < 0 ? Extend(Join(y, x), Kind.Atan2, Order(y.Value, 0)) : Join(y, x));

    /// <summary>The derivative of order <paramref name="order"/> of digamma.</summary>
    public static BranchTrace Polygamma(int order, BranchTrace x) =>
        new(Real.Polygamma<Scalar<double>>(order, x.Value).Value, x.Signature);
}
