using System.Numerics;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Rows of zeros with a single 1 at the place that a class label names.</summary>
    internal sealed class OneHot(int classCount, DType dtype) : Operation, IOperationDefinition
    {
        public static string Formula => "y[…, c] = 1 if c = x[…], 0 otherwise";

        public static string Derivative => "none: the operand is an integer";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("three classes", _ => Tensor.From<int>([2, 0, 1, 1]).OneHot(3)) { IsDifferentiable = false },
            new("Float64, matrix of labels", _ => Tensor.From<int>([1, 0], [2, 1]).OneHot(2, DType.Float64)) { IsDifferentiable = false },
        ];

        /// <inheritdoc/>
        public override string Attributes => $"{classCount} classes, {dtype}";

        internal override bool IsDifferentiable => false;

        internal override Operation Widened => dtype == DType.Float32 ? new OneHot(classCount, DType.Float64) : this;

        internal override Kept Keeps => Kept.None;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            IndexOperand.CheckType(Name, operands[0]);
            if (dtype == DType.Bool)
                throw new DTypeException("OneHot writes the numbers 0 and 1, not Bool; cast its result with To(DType.Bool).");
            return classCount >= 0
                ? new TensorType([.. operands[0].Shape.Axes, classCount], dtype)
                : throw new ShapeException($"OneHot needs a number of classes ≥ 0, but it got {classCount}.");
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            IndexOperand.CheckRange(Name, operands[0], classCount);
            result.Clear();
            var body = new Body(operands[0], classCount, result);
            DTypeDispatch.Number(dtype, ref body);
        }

        readonly struct Body(Tensor labels, int classCount, Tensor result) : INumberBody
        {
            public void Run<T>() where T : unmanaged, INumber<T>
            {
                ReadOnlySpan<int> classes = labels.Read<int>();
                Span<T> rows = result.Write<T>();
                for (int i = 0; i < classes.Length; i++)
                    rows[(i * classCount) + classes[i]] = T.One;
            }
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor labels)
        {
            /// <summary>Class labels as rows of zeros with a single 1 in the label's place.</summary>
            /// <param name="classCount">The number of classes C; labels are 0 to C − 1.</param>
            /// <param name="dtype">The dtype of the result: Float32, Float64 or Int32.</param>
            /// <returns>[…, C] for labels of shape […].</returns>
            /// <exception cref="ShapeException"><paramref name="classCount"/> is negative.</exception>
            /// <exception cref="DTypeException">The labels are not Int32, or the dtype is Bool.</exception>
            /// <exception cref="ArgumentOutOfRangeException">A label is negative or not less than <paramref name="classCount"/>.</exception>
            public Tensor OneHot(int classCount, DType dtype = DType.Float32) => new OneHot(classCount, dtype).Apply(labels);
        }
    }
}
