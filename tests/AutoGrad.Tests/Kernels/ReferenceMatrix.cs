namespace AutoGrad.Tests.Kernels;

/// <summary>A matrix of doubles with the operations of the textbook, element by element.</summary>
internal sealed class ReferenceMatrix(int rows, int columns, Func<int, int, double> element)
{
    /// <summary>The unit of rounding of double precision, u = 2⁻⁵³.</summary>
    const double Unit = 1.0 / (1L << 53);

    readonly double[] elements = [.. Enumerable.Range(0, rows * columns).Select(place => element(place / columns, place % columns))];

    public double this[int row, int column] => elements[(row * columns) + column];

    /// <summary>γₙ = n·u / (1 − n·u), which bounds the relative error of n roundings (Higham, 2002, section 3.1).</summary>
    public static double Gamma(int n) => n * Unit / (1 - (n * Unit));

    public static ReferenceMatrix Random(int rows, int columns, Random random) => new(rows, columns, (_, _) => (2 * random.NextDouble()) - 1);

    public static ReferenceMatrix Identity(int n) => new(n, n, (i, j) => i == j ? 1 : 0);

    public static ReferenceMatrix Of(ReadOnlySpan<double> elements, int columns)
    {
        double[] copy = elements.ToArray();
        return new(copy.Length / columns, columns, (i, j) => copy[(i * columns) + j]);
    }

    public double[] ToArray() => [.. elements];

    public ReferenceMatrix Transpose() => new(columns, rows, (i, j) => this[j, i]);

    public ReferenceMatrix Abs() => Select((_, _, x) => Math.Abs(x));

    /// <summary>The same with other elements, made of row, column and element.</summary>
    public ReferenceMatrix Select(Func<int, int, double, double> function) => new(rows, columns, (i, j) => function(i, j, this[i, j]));

    public ReferenceMatrix Times(ReferenceMatrix other) => new(
        rows, other.Columns, (i, j) => Enumerable.Range(0, columns).Sum(k => this[i, k] * other[k, j]));

    /// <summary>Asserts that each element is at most as far from another matrix's as a third one says, which allows for rounding.</summary>
    public void AssertClose(ReferenceMatrix expected, double factor, ReferenceMatrix bound)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                Assert.True(Math.Abs(this[i, j] - expected[i, j]) <= factor * bound[i, j], $"[{i}, {j}]: {this[i, j]} is not {expected[i, j]} ± {factor * bound[i, j]}");
        }
    }

    int Columns => columns;
}
