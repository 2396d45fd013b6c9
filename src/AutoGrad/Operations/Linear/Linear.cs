using System.Numerics;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The affine map y = x·Wᵀ + b of each row of x, with the bias added as the product is written.</summary>
    internal sealed class Linear : Operation, IOperationDefinition
    {
        public static string Formula => "y = x·Wᵀ + b";

        public static string Derivative => "x̄ = Ȳ·W, W̄ = Ȳᵀ·x, b̄ = the sum of the rows of Ȳ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("with bias", x => x[0].Linear(x[1], x[2]), [2, 3], [4, 3], [4]) { Composition = x => x[0].MatMul(x[1].Transpose(0, 1)) + x[2] },
            new("without bias", x => x[0].Linear(x[1]), [2, 3], [2, 3]),
            new("vector", x => x[0].Linear(x[1], x[2]), [3], [2, 3], [2]),
            new("batch", x => x[0].Linear(x[1], x[2]), [2, 2, 3], [2, 3], [2]),
            new("no inputs", x => x[0].Linear(x[1], x[2]), [2, 1, 0], [2, 0], [2]),
        ];

        public static Linear Operation { get; } = new();

        internal override Kept Keeps => Kept.Operand0 | Kept.Operand1;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Tensor x = operands[0], weight = operands[1], bias = operands[2];
            Check(x, weight);
            if (bias.Rank != 1 || bias.Shape[0] != weight.Shape[0] || bias.DType != x.DType)
                throw new ShapeException($"Linear needs a bias of shape [{weight.Shape[0]}] and dtype {x.DType} for a weight {weight.Shape}, but it got {bias.DType} {bias.Shape}.");
            return new TensorType([x.Shape[0], weight.Shape[0]], x.DType);
        }

        /// <summary>What the map asks of x and W, with a bias or without.</summary>
        public static void Check(Tensor x, Tensor weight)
        {
            MatrixOperands.Check(nameof(Linear), x, weight);
            if (weight.Rank != 2 || x.Rank != 2 || x.Shape[1] != weight.Shape[1])
                throw new ShapeException($"Linear needs x of shape [rows, inputs] and a weight of shape [outputs, inputs], but it got {x.Shape} and {weight.Shape}.");
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            var body = new Body(operands[0], operands[1], operands[2], result);
            DTypeDispatch.Floating(result.DType, ref body);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            adjoints.Add(0, MatMul.NN, yBar, application[1]);
            adjoints.Add(1, MatMul.TN, yBar, application[0]);
            if (adjoints.Wanted(2))
                adjoints.Add(2, new SumTo(application[2].Shape), yBar);
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
        {
            Tensor? sum = null;
            if (tangents[0] is { } dx)
                sum = MatMul.NT.Apply(dx, application[1]);
            if (tangents[1] is { } dWeight)
                sum = Plus(sum, MatMul.NT.Apply(application[0], dWeight));
            if (tangents[2] is { } dBias)
                sum = Plus(sum, dBias.BroadcastTo(application.Result.Shape));
            return sum;
        }

        static Tensor Plus(Tensor? sum, Tensor term) => sum is null ? term : sum + term;

        readonly struct Body(Tensor x, Tensor weight, Tensor bias, Tensor result) : IFloatingBody
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
            {
                int rows = x.Shape[0], inputs = x.Shape[1], outputs = weight.Shape[0];
                Gemm.Multiply(
                    transposeA: false, transposeB: true, rows, outputs, inputs, x.Read<T>(), Math.Max(1, inputs), weight.Read<T>(), Math.Max(1, inputs),
                    result.Write<T>(), Math.Max(1, outputs), accumulate: false, bias.Read<T>());
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
            /// <summary>The affine map y = x·Wᵀ + b of the last axis.</summary>
            /// <param name="weight">W, of shape [outputs, inputs].</param>
            /// <param name="bias">b, of shape [outputs]; null means none.</param>
            /// <returns>[…, outputs] for x of shape […, inputs].</returns>
            /// <exception cref="ShapeException">The shapes do not fit.</exception>
            /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
            /// <remarks>Derivative: x̄ = Ȳ·W, W̄ = Ȳᵀ·x, b̄ = the sum of the rows of Ȳ. Kept for backward: x and W.</remarks>
            public Tensor Linear(Tensor weight, Tensor? bias = null)
            {
                ArgumentNullException.ThrowIfNull(weight);
                MatrixOperands.CheckRank("Linear", x, weight, atLeast: 1);
                Tensor rows = x.Rank switch { 1 => x.Unsqueeze(0), 2 => x, _ => x.Flatten(0, -2) };
                if (bias is null)
                    Operations.Linear.Check(rows, weight);
                Tensor y = bias is null ? Operations.MatMul.NT.Apply(rows, weight) : Operations.Linear.Operation.Apply(rows, weight, bias);
                return x.Rank == 2 ? y : y.Reshape([.. x.Shape.Axes[..^1], weight.Shape[0]]);
            }
        }
    }
}
