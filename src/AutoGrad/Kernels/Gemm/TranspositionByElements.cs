using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Transposes a small block one element at a time, for registers without instructions for it.</summary>
internal static unsafe class TranspositionByElements
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow)
        where T : unmanaged
    {
        for (int i = 0; i < columns; i++)
            for (int j = 0; j < rows; j++)
                destination[(i * destinationRow) + j] = source[(j * sourceRow) + i];
    }
}
