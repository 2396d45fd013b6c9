using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Copies blocks of the operands into the order in which the micro kernel reads them.</summary>
internal static unsafe class Packing<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>How many steps along k of a left operand stored by steps are packed at a time.</summary>
    public const int StepsAtOnce = 16;

    /// <summary>How far behind its end a packed tile of the left operand is written.</summary>
    public static int Slack => TRegister.Width;

    /// <summary>Packs a tile's rows of the left operand: for each step along k, its <paramref name="rows"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackLeft(T* source, nint sourceRow, nint sourceStep, int rows, int depth, T* destination)
    {
        int width = TRegister.Width;
        if (sourceStep == 1 && width > 1)
        {
            // A group of rows that does not fill a register is written in full width, into the first rows of the next step: so the last group goes first.
            int lastGroup = (rows - 1) / width * width;
            for (int p = 0; p < depth; p += width)
                for (int i = lastGroup; i >= 0; i -= width)
                {
                    T* block = source + (i * sourceRow) + p;
                    int blockRows = Math.Min(width, rows - i);
                    PrefetchAhead(block, sourceRow, blockRows);
                    TRegister.Transpose(block, sourceRow, blockRows, Math.Min(width, depth - p), destination + (p * rows) + i, rows);
                }
        }
        else if (sourceRow == 1)
        {
            for (int p = 0; p < depth; p++)
            {
                PrefetchLater(source + (StepsAtOnce * sourceStep), rows);
                int i = 0;
                for (; i <= rows - width; i += width)
                    TRegister.Store(TRegister.Load(source + i), destination + i);
                if (i < rows)
                    TRegister.Store(TRegister.LoadFirst(source + i, rows - i), destination + i);
                source += sourceStep;
                destination += rows;
            }
        }
        else
        {
            for (int p = 0; p < depth; p++)
                for (int i = 0; i < rows; i++)
                    destination[(p * rows) + i] = source[(i * sourceRow) + (p * sourceStep)];
        }
    }

    /// <summary>Asks for a row that is packed some steps later: where rows lie far apart, the processor does not follow them by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchLater(T* row, int count)
    {
        if (!Sse.IsSupported)
            return;
        Sse.Prefetch0(row);
        Sse.Prefetch0(row + count - 1);
    }

    /// <summary>
    /// Asks for the memory that is transposed four cache lines later: the rows of a block are more streams than the processor follows by itself, and where their
    /// distance is a power of two, they fall on few sets of the cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchAhead(T* block, nint row, int rows)
    {
        if (!Sse.IsSupported)
            return;
        for (int i = 0; i < rows; i++)
            Sse.Prefetch0((byte*)(block + (i * row)) + (4 * 64));
    }

    /// <summary>Packs a panel of the right operand: for each step along k, its <paramref name="columns"/> elements, filled up to full registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRight(T* source, nint sourceStep, nint sourceColumn, int columns, int depth, T* destination, int destinationStep, bool isNear)
    {
        int width = TRegister.Width;
        if (sourceColumn == 1)
        {
            for (int p = 0; p < depth; p++)
            {
                PrefetchLater(source + (StepsAtOnce * sourceStep), columns);
                int j = 0;
                for (; j <= columns - width; j += width)
                    TRegister.Store(TRegister.Load(source + j), destination + j);
                if (j < columns)
                    TRegister.Store(TRegister.LoadFirst(source + j, columns - j), destination + j);
                source += sourceStep;
                destination += destinationStep;
            }
        }
        else
        {
            for (int j = 0; j < columns; j += width)
                for (int p = 0; p < depth; p += width)
                {
                    T* block = source + (j * sourceColumn) + p;
                    int blockRows = Math.Min(width, columns - j);
                    if (!isNear)
                        PrefetchAhead(block, sourceColumn, blockRows);
                    TRegister.Transpose(block, sourceColumn, blockRows, Math.Min(width, depth - p), destination + ((nint)p * destinationStep) + j, destinationStep);
                }
        }
    }
}
