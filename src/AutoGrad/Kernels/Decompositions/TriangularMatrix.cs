namespace AutoGrad.Kernels;

/// <summary>A triangular matrix T that stands, as it is or transposed, in one of the triangles of a row-major matrix; the other triangle is never read.</summary>
/// <param name="elements">The matrix from its first element on.</param>
/// <param name="stride">The distance of two of its rows.</param>
/// <param name="order">The number of rows and columns.</param>
internal readonly ref struct TriangularMatrix(ReadOnlySpan<double> elements, int stride, int order)
{
    readonly ReadOnlySpan<double> elements = elements;

    public int Order => order;

    public int Stride => stride;

    /// <summary>Whether T, transposed or not, is a lower triangle.</summary>
    public bool IsLower { get; init; }

    /// <summary>Whether the matrix in memory is Tᵀ.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>Whether the diagonal consists of ones, whatever stands in its place.</summary>
    public bool HasUnitDiagonal { get; init; }

    /// <summary>An element on or beside the diagonal, as it stands in memory.</summary>
    public double this[int row, int column] => IsTransposed ? elements[(column * stride) + row] : elements[(row * stride) + column];

    /// <summary>The triangle of the rows and columns from <paramref name="first"/> on.</summary>
    public TriangularMatrix Part(int first, int count) => new(elements[(first * (stride + 1))..], stride, count)
    {
        IsLower = IsLower,
        IsTransposed = IsTransposed,
        HasUnitDiagonal = HasUnitDiagonal,
    };

    /// <summary>The rectangle between the triangles of the rows before <paramref name="middle"/> and of the others; it is transposed where the triangle is.</summary>
    public ReadOnlySpan<double> Between(int middle) => elements[(IsLower == IsTransposed ? middle : middle * stride)..];
}
