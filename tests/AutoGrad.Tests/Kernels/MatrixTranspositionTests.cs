using AutoGrad.Kernels;

namespace AutoGrad.Tests.Kernels;

public class MatrixTranspositionTests
{
    /// <summary>What no transposition writes.</summary>
    const int Untouched = -1;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Every_element_has_its_place_and_nothing_else_is_written(int gap)
    {
        for (int rows = 1; rows <= 35; rows++)
        {
            for (int columns = 1; columns <= 35; columns++)
            {
                Check<float>(rows, columns, gap);
                Check<double>(rows, columns, gap);
                Check<int>(rows, columns, gap);
            }
        }
    }

    static void Check<T>(int rows, int columns, int gap) where T : unmanaged, System.Numerics.INumber<T>
    {
        T[] source = [.. Enumerable.Range(0, rows * columns).Select(T.CreateChecked)];
        T[] destination = [.. Enumerable.Repeat(T.CreateChecked(Untouched), (columns * (rows + gap)) + 20)];
        MatrixTransposition.Run<T, Replacing<T>>(source, 0, columns, rows, columns, destination, 0, rows + gap);
        for (int i = 0; i < destination.Length; i++)
        {
            (int column, int row) = Math.DivRem(i, rows + gap);
            T expected = row < rows && column < columns ? source[(row * columns) + column] : T.CreateChecked(Untouched);
            if (destination[i] != expected)
                Assert.Fail($"{rows} × {columns} of {typeof(T).Name}: place {i} holds {destination[i]}, not {expected}.");
        }
    }
}
