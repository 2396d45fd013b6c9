using System.Numerics;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The logarithm of softmax along an axis.</summary>
    internal sealed class LogSoftmax(int axis) : LineOperation(axis), IOperationDefinition
    {
        public static string Formula => "y = x − ln Σ eˣ along the axis";

        public static string Derivative => "x̄ = ȳ − e^y Σ ȳ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis −1", x => x[0].LogSoftmax(-1), [3, 4]) { Composition = x => x[0] - x[0].Exp().Sum(-1, keepDims: true).Log() },
            new("axis 0", x => x[0].LogSoftmax(0), [3, 4]),
            new("axis 1 of three", x => x[0].LogSoftmax(1), [2, 3, 2]),
        ];

        internal override Kept Keeps => Kept.Result;

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            var body = new Body(operands[0], Lines(result.Shape), result);
            DTypeDispatch.Floating(result.DType, ref body);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new LogSoftmaxAdjoint(Axis), application.Result, yBar);

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
            tangents[0]! - (application.Result.Exp() * tangents[0]!).Sum(Axis, keepDims: true);

        readonly struct Body(Tensor x, LineLayout layout, Tensor result) : IFloatingBody
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                Softmaxes.LogSoftmax(layout, x.Read<T>(), result.Write<T>());
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The logarithm of softmax along an axis, y = x − ln Σ eˣ, without the rounding to 0 of small probabilities.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>A tensor of the shape and dtype of the operand, whose powers along the axis sum to 1.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: the reals, and −∞ for what is masked, whose result is −∞; where all elements are −∞ there is no distribution, and the result is NaN.
            /// Derivative: x̄ = ȳ − e^y Σ ȳ. Kept for backward: y.
            /// </remarks>
            public Tensor LogSoftmax(int axis) => new LogSoftmax(axis).Apply(x);
        }
    }
}
