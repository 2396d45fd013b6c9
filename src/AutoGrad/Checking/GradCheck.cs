namespace AutoGrad;

/// <summary>
/// Checks gradients by the backward pass against differences of the function itself, element by element. There is no tolerance to choose: it follows from
/// how well differences at several steps agree, and from rounding.
/// </summary>
/// <remarks>
/// A function with several results is checked by their sum with random weights, since plain sums hide errors that cancel. It runs a few times; then what
/// a tape has recorded is computed again in Float64, about four times an element, unless the function does something that no tape records. So a Float32
/// model is checked as it is: what it records is widened. Random numbers are drawn once.
/// </remarks>
public static partial class GradCheck
{
    internal static GradCheckReport Check(Func<Tensor[], Tensor[]> f, IReadOnlyList<Tensor> x, IReadOnlyList<string> names, GradCheckOptions options) =>
        new Examination(new FunctionSource(f, x, names), options).Run();

    static string[] Names(Tensor[] x) =>
        [.. x.Select((operand, i) => operand is Parameter { Name.Length: > 0 } parameter ? parameter.Name : x.Length == 1 ? "x" : $"x{i}")];
}
