using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Transposes a matrix in square blocks that fill whole cache lines on both sides, in registers where they can do it.</summary>
internal static unsafe class MatrixTransposition
{
    /// <summary>Edge of a block without registers: a line of 64 bytes of 4-byte elements.</summary>
    const int Block = 16;

    /// <summary>Puts element (j, i) of the source, a matrix of rows × columns, into the place (i, j) of the destination.</summary>
    /// <param name="source">The memory that is read.</param>
    /// <param name="from">Where the first element stands.</param>
    /// <param name="sourceRow">The distance of two rows of the source; it may be negative.</param>
    /// <param name="rows">The rows of the source.</param>
    /// <param name="columns">The columns of the source, whose elements are neighbours.</param>
    /// <param name="destination">The memory that is written.</param>
    /// <param name="to">The place of the first element.</param>
    /// <param name="destinationRow">The distance of two rows of the destination.</param>
    public static void Run<T, TTransfer>(
        ReadOnlySpan<T> source, int from, int sourceRow, int rows, int columns, Span<T> destination, int to, int destinationRow)
        where T : unmanaged
        where TTransfer : struct, ITransfer<T>
    {
        RequireRoom(source.Length, from, sourceRow, rows, columns);
        RequireRoom(destination.Length, to, destinationRow, columns, rows);
        fixed (T* sources = &MemoryMarshal.GetReference(source), destinations = &MemoryMarshal.GetReference(destination))
        {
            int width = TTransfer.Replaces ? RegisterWidth<T>() : 0, block = width == 0 ? Block : width;
            for (int i = 0; i < columns; i += block)
            {
                for (int j = 0; j < rows; j += block)
                {
                    T* corner = sources + from + ((nint)j * sourceRow) + i, place = destinations + to + ((nint)i * destinationRow) + j;
                    int height = Math.Min(block, rows - j), breadth = Math.Min(block, columns - i);

                    // Whole registers are stored. What they write beyond a short row, later stores write again, if there is enough of them.
                    bool fits = height == block || (rows < block && rows == destinationRow && (long)(columns - i - breadth) * rows >= block - rows);
                    if (width != 0 && fits)
                        InRegisters(corner, sourceRow, height, breadth, place, destinationRow);
                    else
                        ByElements<T, TTransfer>(corner, sourceRow, height, breadth, place, destinationRow);
                }
            }
        }
    }

    /// <summary>Elements in the registers that transpose a block; 0 if there are none for this type.</summary>
    static int RegisterWidth<T>() where T : unmanaged =>
        Unsafe.SizeOf<T>() is not (sizeof(float) or sizeof(double)) ? 0
        : Vector512.IsHardwareAccelerated ? Vector512<byte>.Count / Unsafe.SizeOf<T>()
        : Avx.IsSupported ? Vector256<byte>.Count / Unsafe.SizeOf<T>()
        : 0;

    /// <summary>Moves a block as bits: what the elements mean plays no part.</summary>
    static void InRegisters<T>(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow) where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (sizeof(T) == sizeof(float))
                FloatTransposition512.Run((float*)source, sourceRow, rows, columns, (float*)destination, destinationRow);
            else
                DoubleTransposition512.Run((double*)source, sourceRow, rows, columns, (double*)destination, destinationRow);
        }
        else if (sizeof(T) == sizeof(float))
        {
            Transposition256.Run((float*)source, sourceRow, rows, columns, (float*)destination, destinationRow);
        }
        else
        {
            Transposition256.Run((double*)source, sourceRow, rows, columns, (double*)destination, destinationRow);
        }
    }

    static void ByElements<T, TTransfer>(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow)
        where T : unmanaged
        where TTransfer : struct, ITransfer<T>
    {
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j < rows; j++)
                TTransfer.Put(source[(j * sourceRow) + i], ref destination[(i * destinationRow) + j]);
        }
    }

    static void RequireRoom(int length, int start, int row, int rows, int columns)
    {
        long last = start + ((long)(rows - 1) * row);
        if (Math.Min(start, last) < 0 || Math.Max(start, last) + columns > length)
            throw new ArgumentException($"{rows} rows of {columns} elements, {row} apart from {start} on, do not lie within {length} elements.");
    }
}
