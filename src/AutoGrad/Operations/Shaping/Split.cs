namespace AutoGrad.Operations
{
    /// <summary>Successive stretches of an axis: a composition of <see cref="Slice"/>.</summary>
    internal sealed class Split : IOperationDefinition
    {
        public static string Formula => "yₖ = the k-th stretch of x along the axis";

        public static string Derivative => "x̄ = ȳ₀, ȳ₁, … one after the other along the axis";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("size 2, axis 0", x => x[0].Split(2)[1], [5, 2]),
            new("sizes 1 and 3, axis −1", x => x[0].Split([1, 3], axis: -1)[1], [2, 4]),
            new("all parts", x => { Tensor[] parts = x[0].Split(2, axis: 1); return parts[2] * parts[0] + parts[1].Sum(); }, [2, 6]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Successive stretches of one size along an axis; the last is shorter where the size does not divide the length.</summary>
            /// <param name="size">The length of a stretch, ≥ 1.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>At least one tensor.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or the size is less than 1.</exception>
            public Tensor[] Split(int size, int axis = 0)
            {
                int length = x.Shape[axis];
                if (size < 1)
                    throw new ShapeException($"Split needs a size of at least 1, but it got {size}.");
                var parts = new Tensor[Math.Max(1, (int)(((long)length + size - 1) / size))];
                for (int i = 0; i < parts.Length; i++)
                    parts[i] = x.Slice(axis, (i * size)..(int)Math.Min(length, ((long)i + 1) * size));
                return parts;
            }

            /// <summary>Successive stretches of given sizes along an axis.</summary>
            /// <param name="sizes">The lengths of the stretches, which together are the length of the axis.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <exception cref="ShapeException">The operand has no such axis, a size is negative, or they do not add up.</exception>
            public Tensor[] Split(ReadOnlySpan<int> sizes, int axis = 0)
            {
                long sum = 0;
                bool isNegative = false;
                foreach (int size in sizes)
                {
                    sum += size;
                    isNegative |= size < 0;
                }

                if (isNegative || sum != x.Shape[axis])
                    throw new ShapeException($"Split needs sizes ≥ 0 that add up to {x.Shape[axis]}, the length of axis {axis} of {x.Shape}, but it got [{string.Join(", ", sizes.ToArray())}].");
                var parts = new Tensor[sizes.Length];
                for (int i = 0, start = 0; i < parts.Length; start += sizes[i++])
                    parts[i] = x.Slice(axis, start..(start + sizes[i]));
                return parts;
            }
        }
    }
}
