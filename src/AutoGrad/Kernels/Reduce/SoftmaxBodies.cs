using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>y ← e^(x − m) / Σ e^(x − m), m the maximum of the line.</summary>
internal readonly ref struct SoftmaxBody<T>(LineLayout layout, ReadOnlySpan<T> source, Span<T> destination) : ILineBody<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> source = source;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column;
        ref T x = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), origin);
        ref T y = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        L maximum = line.Total<Larger>(LineReduction<Itself, Larger, TLine, L, T>.Parts(default, line, ref x, 0));
        if (line.Steps == 1)
        {
            // A short row stays in its register.
            L only = L.Exp(LineAccess<TLine, L, T>.Load(line, ref x, 0) - maximum);
            line.Store(only / line.Total<Plus>(line.Whole == 1 ? only : line.Only(only, 0)), ref y, 0);
            return;
        }

        for (int step = 0; step < line.Steps; step++)
            line.Store(L.Exp(LineAccess<TLine, L, T>.Load(line, ref x, step) - maximum), ref y, step);
        L total = line.Total<Plus>(LineReduction<Itself, Plus, TLine, L, T>.Parts(default, line, ref y, 0));
        for (int step = 0; step < line.Steps; step++)
            line.Store(LineAccess<TLine, L, T>.Load(line, ref y, step) / total, ref y, step);
    }
}

/// <summary>y ← (x − m) − ln Σ e^(x − m), m the maximum of the line.</summary>
internal readonly ref struct LogSoftmaxBody<T>(LineLayout layout, ReadOnlySpan<T> source, Span<T> destination) : ILineBody<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> source = source;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column;
        ref T x = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), origin);
        ref T y = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        L maximum = line.Total<Larger>(LineReduction<Itself, Larger, TLine, L, T>.Parts(default, line, ref x, 0));
        L logarithm = L.Log(line.Total<Plus>(LineReduction<ShiftedExp, Plus, TLine, L, T>.Parts(default, line, ref x, maximum)));
        for (int step = 0; step < line.Steps; step++)
            line.Store(LineAccess<TLine, L, T>.Load(line, ref x, step) - maximum - logarithm, ref y, step);
    }
}

/// <summary>x̄ ← y (ȳ − Σ ȳ y), or that added to x̄.</summary>
internal readonly ref struct SoftmaxAdjointBody<T>(
    LineLayout layout, ReadOnlySpan<T> result, ReadOnlySpan<T> adjoint, Span<T> destination, bool accumulate) : ILineBody<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> result = result, adjoint = adjoint;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column;
        ref T y = ref Unsafe.Add(ref MemoryMarshal.GetReference(result), origin);
        ref T yBar = ref Unsafe.Add(ref MemoryMarshal.GetReference(adjoint), origin);
        ref T xBar = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        var sum = new BlockedSum<L>();
        for (int step = 0; step < line.Steps; step++)
        {
            L product = LineAccess<TLine, L, T>.Load(line, ref yBar, step) * LineAccess<TLine, L, T>.Load(line, ref y, step);
            sum.Add(step < line.Whole ? product : line.Only(product, 0));
        }

        L total = line.Total<Plus>(sum.Total);
        for (int step = 0; step < line.Steps; step++)
        {
            L value = LineAccess<TLine, L, T>.Load(line, ref y, step) * (LineAccess<TLine, L, T>.Load(line, ref yBar, step) - total);
            line.Store(accumulate ? LineAccess<TLine, L, T>.Load(line, ref xBar, step) + value : value, ref xBar, step);
        }
    }
}

/// <summary>x̄ ← ȳ − e^y Σ ȳ, or that added to x̄.</summary>
internal readonly ref struct LogSoftmaxAdjointBody<T>(
    LineLayout layout, ReadOnlySpan<T> result, ReadOnlySpan<T> adjoint, Span<T> destination, bool accumulate) : ILineBody<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> result = result, adjoint = adjoint;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column;
        ref T y = ref Unsafe.Add(ref MemoryMarshal.GetReference(result), origin);
        ref T yBar = ref Unsafe.Add(ref MemoryMarshal.GetReference(adjoint), origin);
        ref T xBar = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        L total = line.Total<Plus>(LineReduction<Itself, Plus, TLine, L, T>.Parts(default, line, ref yBar, 0));
        for (int step = 0; step < line.Steps; step++)
        {
            L value = LineAccess<TLine, L, T>.Load(line, ref yBar, step) - (L.Exp(LineAccess<TLine, L, T>.Load(line, ref y, step)) * total);
            line.Store(accumulate ? LineAccess<TLine, L, T>.Load(line, ref xBar, step) + value : value, ref xBar, step);
        }
    }
}
