using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Repetition along axes of length 1 and along new outer axes; its transpose is <see cref="SumTo"/>.</summary>
    internal sealed class BroadcastTo(Shape shape) : Operation
    {
        /// <inheritdoc/>
        public override string Attributes => $"to {shape}";

        internal override Kept Keeps => Kept.None;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => Broadcasting.CanExpand(operands[0].Shape, shape)
            ? new TensorType(shape, operands[0].DType)
            : throw new ShapeException($"BroadcastTo cannot repeat {operands[0].Shape} to {shape}: aligned at the end, each axis must be equal or 1.");

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            var body = new Body(operands[0], result);
            DTypeDispatch.Any(result.DType, ref body);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new SumTo(application[0].Shape), yBar);

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);

        readonly struct Body(Tensor x, Tensor result) : IElementBody
        {
            public void Run<T>() where T : unmanaged
            {
                ReadOnlySpan<T> source = x.Read<T>();
                Span<T> repeated = result.Write<T>();
                if (source.Length == 1)
                {
                    repeated.Fill(source[0]);
                }
                else
                {
                    Repeat(source, repeated, x.Shape, result.Shape);
                }
            }

            /// <summary>Copies the longest stretches that are contiguous on both sides.</summary>
            static void Repeat<T>(ReadOnlySpan<T> source, Span<T> repeated, Shape from, Shape to)
            {
                int same = 0, stretch = 1;
                while (same < from.Rank && from.Axes[^(same + 1)] == to.Axes[^(same + 1)])
                    stretch *= to.Axes[^++same];
                if (stretch == 0)
                    return;
                Shape outer = Shape.Create(to.Axes[..(to.Rank - same)]);
                int[] places = BroadcastIndex.Of(Shape.Create(from.Axes[..(from.Rank - same)]), outer);
                for (int i = 0; i < places.Length; i++)
                    source.Slice(places[i] * stretch, stretch).CopyTo(repeated.Slice(i * stretch, stretch));
            }
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Repetition of a tensor along axes of length 1, and along new outer axes, to a larger shape.</summary>
            /// <param name="shape">The shape of the result.</param>
            /// <exception cref="ShapeException">Aligned at the end, an axis is neither equal nor 1.</exception>
            /// <remarks>The adjoint is the sum over the repetitions.</remarks>
            public Tensor BroadcastTo(Shape shape) => x.Shape == shape ? x : new BroadcastTo(shape).Apply(x);
        }
    }
}
