using System.Numerics.Tensors;
using System.Reflection;

namespace AutoGrad.Benchmarks.Lanes;

/// <summary>The function of <see cref="TensorPrimitives"/> that computes the same, found by its name.</summary>
static class TensorPrimitivesPeer
{
    delegate void Unary<T>(ReadOnlySpan<T> x, Span<T> y);

    delegate void Binary<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y);

    /// <summary>The peer over the same memory, or null where there is none.</summary>
    public static Action? Of<T>(string function, Tensor[] operands, Tensor result) where T : unmanaged
    {
        string name = NameOf(function);
        return operands.Length switch
        {
            1 when Find<T, Unary<T>>(name, 1) is { } unary => () => unary(operands[0].Read<T>(), result.Write<T>()),
            2 when Find<T, Binary<T>>(name, 2) is { } binary => () => binary(operands[0].Read<T>(), operands[1].Read<T>(), result.Write<T>()),
            _ => null,
        };
    }

    static string NameOf(string function) => function switch
    {
        "Expm1" => nameof(TensorPrimitives.ExpM1),
        "Log1p" => nameof(TensorPrimitives.LogP1),
        "Maximum" => nameof(TensorPrimitives.Max),
        "Minimum" => nameof(TensorPrimitives.Min),
        "Rsqrt" => nameof(TensorPrimitives.ReciprocalSqrt),
        _ => function,
    };

    static TDelegate? Find<T, TDelegate>(string name, int operands) where TDelegate : Delegate =>
        typeof(TensorPrimitives).GetMethods()
            .Where(method => method.Name == name && method.GetGenericArguments().Length == 1 && Takes(method, operands))
            .Select(method => method.MakeGenericMethod(typeof(T)).CreateDelegate<TDelegate>())
            .FirstOrDefault();

    static bool Takes(MethodInfo method, int operands)
    {
        Type element = method.GetGenericArguments()[0];
        Type[] expected = [.. Enumerable.Repeat(typeof(ReadOnlySpan<>).MakeGenericType(element), operands), typeof(Span<>).MakeGenericType(element)];
        return method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(expected);
    }
}
