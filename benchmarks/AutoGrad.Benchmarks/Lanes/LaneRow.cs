namespace AutoGrad.Benchmarks.Lanes;

/// <summary>What one elementwise function costs.</summary>
/// <param name="Function">Its name and parameters.</param>
/// <param name="Dtype">The element type.</param>
/// <param name="N">The number of elements.</param>
/// <param name="OursNs">Nanoseconds an element, forward.</param>
/// <param name="TensorPrimitivesNs">The same by TensorPrimitives; null where it has no such function.</param>
/// <param name="Ratio">Ours by theirs, the median over the rounds.</param>
/// <param name="BackwardNs">Nanoseconds an element for the adjoint of the first operand.</param>
/// <param name="Ulp">The largest error found in the values, in units in the last place.</param>
sealed record LaneRow(string Function, string Dtype, int N, double OursNs, double? TensorPrimitivesNs, double? Ratio, double BackwardNs, double Ulp);
