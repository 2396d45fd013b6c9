namespace AutoGrad.Operations
{
    /// <summary>Two axes exchanged: a composition of <see cref="Permute"/>.</summary>
    internal sealed class Transpose : IOperationDefinition
    {
        public static string Formula => "y = xᵀ: y[…, j, i] = x[…, i, j]";

        public static string Derivative => "x̄ = ȳᵀ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrix", x => x[0].Transpose(), [2, 3]),
            new("last two of three axes", x => x[0].Transpose(), [2, 3, 4]),
            new("axes 0 and −1", x => x[0].Transpose(0, -1), [2, 3, 4]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The transpose xᵀ: the last two axes exchanged.</summary>
            /// <exception cref="ShapeException">The operand has fewer than two axes.</exception>
            public Tensor Transpose() => x.Rank >= 2
                ? x.Transpose(-2, -1)
                : throw new ShapeException($"Transpose exchanges the last two axes, but {x.Shape} has {x.Rank}; add one with Unsqueeze.");

            /// <summary>Two axes exchanged.</summary>
            /// <param name="axis1">The one axis, counted from the end if negative.</param>
            /// <param name="axis2">The other axis, counted from the end if negative.</param>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            public Tensor Transpose(int axis1, int axis2)
            {
                int first = x.Shape.Axis(axis1), second = x.Shape.Axis(axis2);
                var axes = new int[x.Rank];
                for (int i = 0; i < axes.Length; i++)
                    axes[i] = i == first ? second : i == second ? first : i;
                return new Operations.Permute(axes).Apply(x);
            }
        }
    }
}
