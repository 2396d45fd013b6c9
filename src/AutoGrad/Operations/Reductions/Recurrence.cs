using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>The linear recurrence rₖ = bₖ + aₖ rₖ₋₁ from r₀ = 0 along an axis. Its transpose is the same backwards with the coefficients moved by one place.</summary>
internal sealed class Recurrence(int axis, bool isReverse) : ScanOperation(axis, isReverse), IOperationDefinition
{
    public static string Formula => "rₖ = bₖ + aₖ rₖ₋₁ along the axis, from r₀ = 0";

    public static string Derivative => "b̄ₖ = r̄ₖ + aₖ₊₁ b̄ₖ₊₁, āₖ = b̄ₖ rₖ₋₁";

    public static IEnumerable<OperationSample> Samples =>
    [
        new("axis −1", x => new Recurrence(-1, isReverse: false).Apply(x), [2, 4], [2, 4]),
        new("axis 0, backwards", x => new Recurrence(0, isReverse: true).Apply(x), [3, 2], [3, 2]),
    ];

    internal override Kept Keeps => Kept.Operand0 | Kept.Result;

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) => Run(default(RunningRecurrence), operands, result);

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        Tensor bBar = new Recurrence(Axis, !IsReverse).Apply(Later(application[0]), yBar);
        adjoints.Add(0, bBar * Earlier(application.Result));
        adjoints.Add(1, bBar);
    }

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Tensor? source = tangents[1];
        if (tangents[0] is { } a)
        {
            Tensor term = a * Earlier(application.Result);
            source = source is null ? term : source + term;
        }

        return Apply(application[0], source!);
    }
}
