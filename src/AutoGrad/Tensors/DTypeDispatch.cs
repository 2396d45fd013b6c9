using System.Numerics;

namespace AutoGrad;

/// <summary>Work on tensors of a floating-point type that is known only at run time.</summary>
internal interface IFloatingBody
{
    void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Work on the elements of tensors, whatever they are.</summary>
internal interface IElementBody
{
    void Run<T>() where T : unmanaged;
}

/// <summary>Work on tensors of numbers: floating-point ones and integers.</summary>
internal interface INumberBody
{
    void Run<T>() where T : unmanaged, INumber<T>;
}

/// <summary>The one place at which a run-time <see cref="DType"/> becomes a type argument.</summary>
internal static class DTypeDispatch
{
    public static void Floating<TBody>(DType dtype, scoped ref TBody body) where TBody : struct, IFloatingBody, allows ref struct
    {
        switch (dtype)
        {
            case DType.Float32: body.Run<float>(); break;
            case DType.Float64: body.Run<double>(); break;
            default: throw new DTypeException($"This needs Float32 or Float64 elements, not {dtype}; cast with To(DType.Float32).");
        }
    }

    public static void Number<TBody>(DType dtype, scoped ref TBody body) where TBody : struct, INumberBody, allows ref struct
    {
        switch (dtype)
        {
            case DType.Float32: body.Run<float>(); break;
            case DType.Float64: body.Run<double>(); break;
            case DType.Int32: body.Run<int>(); break;
            default: throw new DTypeException($"This needs numbers, not {dtype}; cast with To(DType.Float32).");
        }
    }

    public static void Any<TBody>(DType dtype, scoped ref TBody body) where TBody : struct, IElementBody, allows ref struct
    {
        switch (dtype)
        {
            case DType.Float32: body.Run<float>(); break;
            case DType.Float64: body.Run<double>(); break;
            case DType.Int32: body.Run<int>(); break;
            default: body.Run<bool>(); break;
        }
    }
}
