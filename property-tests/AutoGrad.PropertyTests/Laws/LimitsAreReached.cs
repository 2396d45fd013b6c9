using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Of the values and derivatives of a function of one operand, in float and in double:
/// where those at the largest numbers of its domain have become one number, that is the value at infinity; where they grow, it is infinite with their sign.
/// Of the values of a function of the algebra: that at 0 and at −0 is that of the smallest numbers beside it, or 0 with their sign, or infinite with their sign
/// where they grow.
/// </summary>
internal sealed class LimitsAreReached : GradientLaw
{
    public override string Statement => "at infinities and zeros a function has the value that those beside them lead to";

    internal override void Check(PointwiseSample f)
    {
        if (f.Arity != 1)
            return;
        foreach (double sign in new[] { 1.0, -1 })
        {
            if (!double.IsInfinity(sign > 0 ? f.Domains[0].Upper : f.Domains[0].Lower))
                continue;
            AtInfinity(f.ToString(), sign, x => f.Value(x), double.MaxValue);
            AtInfinity(f.ToString(), sign, x => f.Value((float)x), float.MaxValue);
            AtInfinity($"The derivative of {f}", sign, x => f.Derivative(0, x), double.MaxValue);
            AtInfinity($"The derivative of {f}", sign, x => f.Derivative(0, (float)x), float.MaxValue);
        }

        if (!Subjects.IsOfTheAlgebra(f))
            return;

        foreach (double sign in new[] { 1.0, -1 })
        {
            AtZero(f, sign, x => f.Value(x), double.Epsilon);
            AtZero(f, sign, x => f.Value((float)x), float.Epsilon);
        }
    }

    // Three numbers a factor of 2²⁰ apart: what grows, grows from each to the next.
    void AtInfinity(string f, double sign, Func<double, double> value, double largest)
    {
        double near = value(sign * largest * Math.ScaleB(1, -40)), far = value(sign * largest * Math.ScaleB(1, -20)), last = value(sign * largest);
        double limit = value(sign * double.PositiveInfinity);
        if (near.Equals(far) && far.Equals(last))
            Require(limit.Equals(last), () => $"{f} is {last:R} at {sign * largest:R} and before, but {limit:R} at infinity");
        else if (Math.Abs(last) > Math.Abs(far) && Math.Abs(far) > Math.Abs(near) && Math.Sign(near) == Math.Sign(last) && Grows(near, far, last))
            Require(limit == Math.Sign(last) * double.PositiveInfinity, () => $"{f} grows to {last:R} at {sign * largest:R}, but is {limit:R} at infinity");
    }

    // As slowly as a logarithm at least; a function that tends to a number, or turns, does not.
    static bool Grows(double near, double far, double last) => Math.Abs(last) - Math.Abs(far) >= 0.9 * (Math.Abs(far) - Math.Abs(near));

    void AtZero(PointwiseSample f, double sign, Func<double, double> value, double smallest)
    {
        if (!f.Domains[0].Contains(sign * smallest))
            return;
        double at = value(sign * 0.0), beside = value(sign * smallest), next = value(sign * 2 * smallest);
        bool isReached = beside.Equals(next) ? at.Equals(beside) || f.Kinks.Any(kink => kink.At[0] == 0)
            : Math.Abs(beside) > Math.Abs(next) ? at == Math.Sign(beside) * double.PositiveInfinity
            : at == 0 && double.IsNegative(at) == double.IsNegative(beside);
        Require(isReached, () => $"{f} at {(sign < 0 ? "−0" : "0")} is {at:R}, but {beside:R} and {next:R} at the smallest numbers beside it");
    }
}
