using System.Globalization;

namespace AutoGrad;

/// <summary>The words of a report for each doubt.</summary>
internal static class Sentences
{
    /// <summary>What elements that share a kink do together.</summary>
    public static string Of(SharedKink shared) => string.Create(
        CultureInfo.InvariantCulture,
        $"{shared.Elements} elements share it, whose gradients amount to {shared.Analytic:G6}, and moved together they change the function by {shared.Numeric:G6}");

    /// <summary>How elements were judged together: by probes, or in smaller groups once those had settled what the probes left open.</summary>
    public static string OfProbes(int count, double? detectable)
    {
        string means = count == 0 ? "in groups" : $"by {Counted.Of(count, "probe")}";
        return detectable is null ? means : string.Create(CultureInfo.InvariantCulture, $"{means}, which would have shown an error of {detectable:G2} in a single one");
    }

    public static string Of(Doubt doubt) => doubt switch
    {
        Doubt.Kink => "a kink: the one-sided derivatives disagree, and the gradient lies between them",
        Doubt.Cancellation => "cancellation: the differences are lost in the rounding of the function",
        Doubt.Overflow => "overflow: the function is finite here, but values beside the point, their differences or their sum exceed the range of Float64",
        Doubt.NonFinite => "not finite: the function is infinite or not a number here, or not a number beside the point",
        Doubt.InfiniteDerivative => "an infinite derivative: the function is finite here, but its differences over ever smaller steps grow without bound",
        Doubt.NarrowPiece => "a narrow piece: within small steps the function has the slope of the gradient, and over larger ones another, as a fine table has; write the choice of the piece with tensors, as with Floor and Gather, so that it is seen",
        Doubt.NotDeterministic => "not deterministic: two runs at the same operands gave different results; seed the random numbers inside the function",
        Doubt.OutsideTheTape => "outside the tape: the function computes in Float32 and reads values, so that its recording does not hold all that it does; write it with tensors alone, as with Where in place of if, or give it Float64 operands",
        Doubt.NothingToCheck => "nothing to check: the operands, or the results, have no elements",
        _ => "",
    };
}
