using System.Reflection;
using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>A function struct of one, two or three operands as the laws ask it.</summary>
internal static class FunctionSample
{
    static readonly (Type Function, Type Sample)[] kinds =
    [
        (typeof(IUnaryFunction<>), typeof(UnarySample<>)),
        (typeof(IBinaryFunction<>), typeof(BinarySample<>)),
        (typeof(ITernaryFunction<>), typeof(TernarySample<>)),
    ];

    /// <exception cref="ArgumentException">The function implements none of the three interfaces.</exception>
    public static PointwiseSample Of<F>(F f) where F : struct, IFunction<F>
    {
        foreach ((Type function, Type sample) in kinds)
        {
            if (Array.Exists(typeof(F).GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == function))
                return (PointwiseSample)Activator.CreateInstance(sample.MakeGenericType(typeof(F)), BindingFlags.Instance | BindingFlags.Public, null, [f], null)!;
        }

        throw new ArgumentException($"{typeof(F).Name} must implement IUnaryFunction, IBinaryFunction or ITernaryFunction of itself.", nameof(f));
    }
}
