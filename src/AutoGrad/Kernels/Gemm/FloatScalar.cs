using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>One float, for processors without vector registers.</summary>
internal readonly unsafe struct FloatScalar : IRegister<float, float>
{
    public static int Width => 1;

    public static int TileRows => 6;

    public static int Sums => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(float* source) => *source;

    public static float LoadFirst(float* source, int count) => count > 0 ? *source : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Broadcast(float* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, float* destination) => *destination = value;

    public static void StoreFirst(float value, float* destination, int count)
    {
        if (count > 0)
            *destination = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float left, float right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => (a * b) + c;

    public static float SumEach(int count, float a, float b, float c, float d, float e, float f, float g, float h,
        float i, float j, float k, float l)
        => throw new NotSupportedException("A register of one element has no sums.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow)
        => TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
}
