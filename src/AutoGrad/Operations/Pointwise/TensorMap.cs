using AutoGrad.Operations;

namespace AutoGrad;

/// <summary>The operations on tensors. Each operation's file adds its own.</summary>
public static partial class TensorOperations
{
    extension(Tensor x)
    {
        /// <summary>A function applied to each element: y = f(x), one fused loop forward and one backward.</summary>
        /// <returns>A tensor of the shape and dtype of the operand.</returns>
        /// <exception cref="DTypeException">The operand is not floating-point.</exception>
        public Tensor Map<F>(F f) where F : struct, IUnaryFunction<F> => UnaryMap<F>.Of(f).Apply(x);
    }

    extension(Tensor)
    {
        /// <summary>A function applied to each pair of elements: y = f(a, b), one fused loop forward and one backward for each operand.</summary>
        /// <returns>A tensor of the shape to which the operands broadcast.</returns>
        /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
        /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
        public static Tensor Map<F>(F f, Tensor a, Tensor b) where F : struct, IBinaryFunction<F> => BinaryMap<F>.Of(f).Apply(a, b);

        /// <summary>A function applied to each triple of elements: y = f(a, b, c), one fused loop forward and one backward for each operand.</summary>
        /// <returns>A tensor of the shape to which the operands broadcast.</returns>
        /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
        /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
        public static Tensor Map<F>(F f, Tensor a, Tensor b, Tensor c) where F : struct, ITernaryFunction<F> => TernaryMap<F>.Of(f).Apply(a, b, c);
    }
}
