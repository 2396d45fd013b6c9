namespace AutoGrad.Kernels;

/// <summary>
/// Where the decompositions divide a matrix in two: the bulk of their work so becomes products of large matrices (S. Toledo, Locality of reference in LU
/// decomposition with partial pivoting, SIAM J. Matrix Anal. Appl. 18, 1997; F. G. Gustavson, Recursion leads to automatic variable blocking for dense
/// linear-algebra algorithms, IBM J. Res. Dev. 41, 1997).
/// </summary>
internal static class Recursion
{
    /// <summary>The order up to which matrices are not divided: two cache lines of doubles.</summary>
    public const int Leaf = 16;

    /// <summary>About half of a length above <see cref="Leaf"/>, in whole leaves.</summary>
    public static int Half(int length) => ((length / 2) + Leaf - 1) / Leaf * Leaf;
}
