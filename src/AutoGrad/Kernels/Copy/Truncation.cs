using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>Single-precision numbers as integers.</summary>
internal static class Truncation
{
    /// <summary>Cuts fractions off; numbers beyond the integers' range become its ends, and NaN becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(ReadOnlySpan<float> numbers, Span<int> integers)
    {
        integers = integers[..numbers.Length];
        ref float source = ref MemoryMarshal.GetReference(numbers);
        ref int destination = ref MemoryMarshal.GetReference(integers);
        int i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.ConvertToInt32(Vector.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref destination, (nuint)i);
        for (; i < numbers.Length; i++)
            integers[i] = int.CreateSaturating(numbers[i]);
    }
}
