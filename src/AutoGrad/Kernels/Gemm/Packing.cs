using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Copies blocks of the operands into the order in which the micro kernel reads them.</summary>
internal static unsafe class Packing<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>How far behind its end a packed left block may be written.</summary>
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
                    TRegister.Transpose(source + (i * sourceRow) + p, sourceRow, Math.Min(width, rows - i), Math.Min(width, depth - p),
                        destination + (p * rows) + i, rows);
        }
        else if (sourceRow == 1)
        {
            for (int p = 0; p < depth; p++)
            {
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

    /// <summary>Packs a panel of the right operand: for each step along k, its <paramref name="columns"/> elements, filled up to full registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRight(T* source, nint sourceStep, nint sourceColumn, int columns, int depth, T* destination, int destinationStep)
    {
        int width = TRegister.Width;
        if (sourceColumn == 1)
        {
            for (int p = 0; p < depth; p++)
            {
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
            for (int p = 0; p < depth; p += width)
                for (int j = 0; j < columns; j += width)
                    TRegister.Transpose(source + (j * sourceColumn) + p, sourceColumn, Math.Min(width, columns - j), Math.Min(width, depth - p),
                        destination + ((nint)p * destinationStep) + j, destinationStep);
        }
    }
}
