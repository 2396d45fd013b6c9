using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGrad.Kernels;

/// <summary>Brings a computed tile to its place in C when the micro kernel cannot write there: at the right edge, and into a transposed C.</summary>
internal static unsafe class TileWriter<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>The elements a tile and a transposed block of it take.</summary>
    public static int Room => (2 * TRegister.TileRows * TRegister.Width) + (TRegister.Width * TRegister.Width);

    /// <summary>Writes the tile's first <paramref name="columns"/> columns, plus the addend if it is not null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(T* tile, int tileRow, int rows, int columns, T* c, nint cRow, T* addend, nint addendRow)
    {
        for (int i = 0; i < rows; i++)
        {
            int j = 0;
            for (; j <= columns - TRegister.Width; j += TRegister.Width)
            {
                V value = TRegister.Load(tile + j);
                if (addend != null)
                    value = TRegister.Add(value, TRegister.Load(addend + j));
                TRegister.Store(value, c + j);
            }

            if (j < columns)
            {
                V value = TRegister.Load(tile + j);
                if (addend != null)
                    value = TRegister.Add(value, TRegister.LoadFirst(addend + j, columns - j));
                TRegister.StoreFirst(value, c + j, columns - j);
            }

            tile += tileRow;
            c += cRow;
            addend += addend != null ? addendRow : 0;
        }
    }

    /// <summary>Writes the tile's first <paramref name="columns"/> columns as rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteTransposed(T* tile, int tileRow, int rows, int columns, T* c, nint cRow, T* addend, nint addendRow)
    {
        int width = TRegister.Width;
        T* block = tile + (2 * TRegister.TileRows * width);
        for (int j = 0; j < columns; j += width)
            for (int i = 0; i < rows; i += width)
            {
                int blockRows = Math.Min(width, columns - j), blockColumns = Math.Min(width, rows - i);
                T* source = tile + (i * tileRow) + j, destination = c + (j * cRow) + i, blockAddend = addend == null ? null : addend + (j * addendRow) + i;
                if (typeof(V) == typeof(Vector512<float>))
                {
                    FloatTransposition512.Write((float*)source, tileRow, blockColumns, blockRows, (float*)destination, cRow, (float*)blockAddend, addendRow);
                }
                else if (typeof(V) == typeof(Vector512<double>))
                {
                    DoubleTransposition512.Write((double*)source, tileRow, blockColumns, blockRows, (double*)destination, cRow, (double*)blockAddend, addendRow);
                }
                else
                {
                    TRegister.Transpose(source, tileRow, blockColumns, blockRows, block, width);
                    Write(block, width, blockRows, blockColumns, destination, cRow, blockAddend, addendRow);
                }
            }
    }
}
