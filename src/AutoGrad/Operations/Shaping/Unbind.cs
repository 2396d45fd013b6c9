namespace AutoGrad.Operations
{
    /// <summary>All places of an axis, one tensor each: a composition of <see cref="Select"/>.</summary>
    internal sealed class Unbind : IOperationDefinition
    {
        public static string Formula => "yₖ = x[…, k, …]";

        public static string Derivative => "x̄[…, k, …] = ȳₖ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].Unbind()[1], [3, 2]),
            new("axis −1, all parts", x => { Tensor[] parts = x[0].Unbind(axis: -1); return parts[0] * parts[1]; }, [3, 2]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>What stands at each place of an axis; the axis is left out.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>As many tensors as the axis is long.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            public Tensor[] Unbind(int axis = 0)
            {
                var parts = new Tensor[x.Shape[axis]];
                for (int i = 0; i < parts.Length; i++)
                    parts[i] = x.Select(axis, i);
                return parts;
            }
        }
    }
}
