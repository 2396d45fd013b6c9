namespace AutoGrad.Kernels;

/// <summary>Equations T·X = B for a triangular matrix T, in double precision (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 2002, chapter 8).</summary>
internal static class TriangularEquations
{
    /// <summary>B ← T⁻¹·B.</summary>
    /// <param name="t">The triangle; a 0 on its diagonal gives infinities.</param>
    /// <param name="b">A matrix with as many rows as the triangle.</param>
    /// <param name="stride">The distance of two rows of B.</param>
    /// <param name="columns">The columns of B.</param>
    public static void Solve(scoped in TriangularMatrix t, Span<double> b, int stride, int columns)
    {
        if (t.Order <= Recursion.Leaf)
        {
            Substitution.Run(t, b, stride, columns);
            return;
        }

        int half = Recursion.Half(t.Order), rest = t.Order - half;
        Span<double> lower = b[(half * stride)..];
        if (t.IsLower)
        {
            Solve(t.Part(0, half), b, stride, columns);
            ProductSubtraction.Run(t.IsTransposed, rest, columns, half, t.Between(half), t.Stride, b, stride, lower, stride);
            Solve(t.Part(half, rest), lower, stride, columns);
        }
        else
        {
            Solve(t.Part(half, rest), lower, stride, columns);
            ProductSubtraction.Run(t.IsTransposed, half, columns, rest, t.Between(half), t.Stride, lower, stride, b, stride);
            Solve(t.Part(0, half), b, stride, columns);
        }
    }

    /// <summary>X ← T⁻¹ for a lower triangle; all elements of X must be 0 already.</summary>
    public static void Invert(scoped in TriangularMatrix t, Span<double> x, int stride)
    {
        if (t.Order <= Recursion.Leaf)
        {
            for (int i = 0; i < t.Order; i++)
                x[i * (stride + 1)] = 1;
            Substitution.Run(t, x, stride, t.Order);
            return;
        }

        // Of [T₁ 0; R T₂] the inverse is [T₁⁻¹ 0; −T₂⁻¹·R·T₁⁻¹ T₂⁻¹].
        int half = Recursion.Half(t.Order), rest = t.Order - half;
        Span<double> below = x[(half * stride)..];
        Invert(t.Part(0, half), x, stride);
        ProductSubtraction.Run(t.IsTransposed, rest, half, half, t.Between(half), t.Stride, x, stride, below, stride);
        Solve(t.Part(half, rest), below, stride, half);
        Invert(t.Part(half, rest), below[half..], stride);
    }
}
