namespace AutoGrad.Benchmarks.Gemm;

/// <summary>A product to measure: which operands are stored transposed, and the lengths.</summary>
/// <param name="Form">Two letters, N or T, for the left and the right operand.</param>
/// <param name="M">The rows of the product.</param>
/// <param name="N">The columns of the product.</param>
/// <param name="K">The inner length.</param>
/// <param name="Batch">How many such products, of matrices that follow one another.</param>
readonly record struct GemmProblem(string Form, int M, int N, int K, int Batch = 1)
{
    static readonly string[] s_forms = ["NN", "NT", "TN", "TT"];

    public bool TransposesA => Form[0] == 'T';

    public bool TransposesB => Form[1] == 'T';

    /// <summary>The length of a stored row of A.</summary>
    public int RowOfA => TransposesA ? M : K;

    /// <summary>The length of a stored row of B.</summary>
    public int RowOfB => TransposesB ? K : N;

    /// <summary>The floating-point operations, two a multiply-add.</summary>
    public double Operations => 2.0 * Batch * M * N * K;

    /// <inheritdoc/>
    public override string ToString() => Batch == 1 ? $"{Form} {M}x{N}x{K}" : $"{Form} {Batch}x({M}x{N}x{K})";

    /// <summary>
    /// Squares, the layers 784-128-10 at batch 64 and 784-512-256-10 at batch 128 in all forms, and the layers' backward products; then batches of small
    /// products, among them those of an attention of 8 heads of width 32 over 64 places.
    /// </summary>
    public static IEnumerable<GemmProblem> All(bool quick)
    {
        int[] sides = quick ? [64, 128, 256, 512, 1024] : [64, 128, 256, 512, 1024, 2048];
        foreach (string form in s_forms)
            foreach (int side in sides)
                yield return new GemmProblem(form, side, side, side);

        (int Batch, int Outputs, int Inputs)[] layers = [(64, 128, 784), (64, 10, 128), (128, 512, 784), (128, 256, 512), (128, 10, 256)];
        foreach (string form in s_forms)
            foreach ((int batch, int outputs, int inputs) in layers)
                yield return new GemmProblem(form, batch, outputs, inputs);
        foreach ((int batch, int outputs, int inputs) in layers)
            yield return new GemmProblem("NN", batch, inputs, outputs);
        foreach ((int batch, int outputs, int inputs) in layers)
            yield return new GemmProblem("TN", outputs, inputs, batch);

        (int Batch, int M, int N, int K)[] batches = [(64, 16, 16, 16), (64, 32, 32, 32), (16, 64, 64, 64), (8, 64, 64, 32), (8, 64, 32, 64)];
        foreach (string form in s_forms[..^1])
            foreach ((int batch, int m, int n, int k) in batches)
                yield return new GemmProblem(form, m, n, k, batch);
    }
}
