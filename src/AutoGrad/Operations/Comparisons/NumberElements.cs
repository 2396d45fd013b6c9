using System.Numerics;

namespace AutoGrad.Operations;

/// <summary>The elements of a tensor of numbers as another element type where they have one of their own.</summary>
internal static class NumberElements
{
    /// <summary>The elements themselves where the type is theirs, else a converted copy.</summary>
    public static ReadOnlySpan<T> Of<T>(Tensor tensor) where T : unmanaged, INumber<T>
    {
        if (DTypes.Of<T>() == tensor.DType)
            return tensor.Read<T>();
        var converted = new Conversion<T>(tensor);
        DTypeDispatch.Number(tensor.DType, ref converted);
        return converted.Result;
    }

    struct Conversion<TTo>(Tensor tensor) : INumberBody where TTo : unmanaged, INumber<TTo>
    {
        public TTo[] Result { get; private set; } = [];

        public void Run<T>() where T : unmanaged, INumber<T>
        {
            ReadOnlySpan<T> source = tensor.Read<T>();
            Result = new TTo[source.Length];
            for (int i = 0; i < source.Length; i++)
                Result[i] = TTo.CreateSaturating(source[i]);
        }
    }
}
