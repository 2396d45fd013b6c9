using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Rectified linear unit that saturates at 6, min(max(x, 0), 6).</summary>
    public readonly struct Relu6 : IUnaryFunction<Relu6>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Relu6 f) => [new Kink(at: 0, derivative: 0), new Kink(at: 6, derivative: 0)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Min(V.Max(x, 0), 6);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Relu6 f, V x, V y) where V : IReal<V> => Step.Between(x, 0, 6);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Rectified linear unit that saturates at 6, min(max(x, 0), 6).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: 1 for 0 &lt; x &lt; 6, else 0. At a kink: 0 at 0 and at 6.
            /// Source: A. Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010.
            /// </remarks>
            public Tensor Relu6() => x.Map(new Relu6());
        }
    }
}
