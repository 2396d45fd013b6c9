namespace AutoGrad.Benchmarks.Gemm;

/// <summary>What was measured for one product.</summary>
/// <param name="Form">Two letters, N or T: whether the left and the right operand are stored transposed.</param>
/// <param name="M">The rows of the product.</param>
/// <param name="N">The columns of the product.</param>
/// <param name="K">The inner length.</param>
/// <param name="Batch">How many such products are one call.</param>
/// <param name="Threads">How many threads each side had.</param>
/// <param name="Dtype">The element type.</param>
/// <param name="Gflops">Our speed in GFLOP/s.</param>
/// <param name="OfPeak">Our speed by the multiply-add peak of as many threads.</param>
/// <param name="OpenblasGflops">The speed of OpenBLAS in GFLOP/s; null without it.</param>
/// <param name="Ratio">Our speed by that of OpenBLAS.</param>
/// <param name="OfOneThread">Our speed by that on one thread; null where it is that.</param>
sealed record GemmRow(
    string Form, int M, int N, int K, int Batch, int Threads, string Dtype, double Gflops, double OfPeak, double? OpenblasGflops, double? Ratio,
    double? OfOneThread);
