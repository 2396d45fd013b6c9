using System.Numerics;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The product op(A)·op(B) of the matrices on the last two axes, where op transposes or not; outer axes are batches and broadcast.</summary>
    internal sealed class MatMul : Operation, IOperationDefinition
    {
        readonly bool transposeA, transposeB;

        MatMul(bool transposeA, bool transposeB)
        {
            this.transposeA = transposeA;
            this.transposeB = transposeB;
        }

        public static string Formula => "Y = A·B";

        public static string Derivative => "Ā = Ȳ·Bᵀ, B̄ = Aᵀ·Ȳ, summed over broadcast batches";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrices", x => x[0].MatMul(x[1]), [2, 3], [3, 4]),
            new("vectors", x => x[0].MatMul(x[1]), [3], [3]),
            new("vector and matrix", x => x[0].MatMul(x[1]), [2], [2, 3]),
            new("matrix and vector", x => x[0].MatMul(x[1]), [2, 3], [3]),
            new("batch and matrix", x => x[0].MatMul(x[1]), [2, 2, 3], [3, 2]),
            new("matrix and batch", x => x[0].MatMul(x[1]), [2, 3], [2, 3, 2]),
            new("vector and batch", x => x[0].MatMul(x[1]), [3], [2, 3, 2]),
            new("batches broadcast", x => x[0].MatMul(x[1]), [2, 1, 2, 2], [3, 2, 1]),
            new("empty inner axis", x => x[0].MatMul(x[1]), [2, 0], [0, 2]),
            new("A·Bᵀ", x => NT.Apply(x), [2, 3], [2, 3]),
            new("Aᵀ·B, batch", x => TN.Apply(x), [2, 3, 2], [2, 3, 1]),
            new("Aᵀ·Bᵀ", x => TT.Apply(x), [3, 2], [2, 3]),
        ];

        /// <summary>A·B.</summary>
        public static MatMul NN { get; } = new(false, false);

        /// <summary>A·Bᵀ.</summary>
        public static MatMul NT { get; } = new(false, true);

        /// <summary>Aᵀ·B.</summary>
        public static MatMul TN { get; } = new(true, false);

        /// <summary>Aᵀ·Bᵀ.</summary>
        public static MatMul TT { get; } = new(true, true);

        /// <inheritdoc/>
        public override string Attributes => (transposeA, transposeB) switch { (false, false) => "", (false, true) => "A·Bᵀ", (true, false) => "Aᵀ·B", _ => "Aᵀ·Bᵀ" };

        internal override Kept Keeps => Kept.Operand0 | Kept.Operand1;

        internal override bool CanAccumulate => true;

        static MatMul Form(bool transposeA, bool transposeB) => (transposeA, transposeB) switch { (false, false) => NN, (false, true) => NT, (true, false) => TN, _ => TT };

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Tensor a = operands[0], b = operands[1];
            MatrixOperands.Check("MatMul", a, b);
            (int m, int k) = Rows(a.Shape, transposeA);
            (int inner, int n) = Rows(b.Shape, transposeB);
            if (k != inner)
                throw new ShapeException($"MatMul needs matching inner lengths: left is {a.Shape}, right is {b.Shape}{(Attributes.Length == 0 ? "" : $" in the form {Attributes}")}.");
            Shape batch = Broadcasting.Common("MatMul", [.. a.Shape.Axes[..^2]], [.. b.Shape.Axes[..^2]]);
            return new TensorType([.. batch.Axes, m, n], a.DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            var body = new Body(this, operands[0], operands[1], result, accumulate);
            DTypeDispatch.Floating(result.DType, ref body);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            Tensor a = application[0], b = application[1];
            if (transposeA)
                Contribute(adjoints, 0, a.Shape, Form(transposeB, true), b, yBar);
            else
                Contribute(adjoints, 0, a.Shape, Form(false, !transposeB), yBar, b);
            if (transposeB)
                Contribute(adjoints, 1, b.Shape, Form(true, transposeA), yBar, a);
            else
                Contribute(adjoints, 1, b.Shape, Form(!transposeA, false), a, yBar);
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
        {
            Tensor? left = tangents[0] is { } da ? Apply(da, application[1]) : null;
            Tensor? right = tangents[1] is { } db ? Apply(application[0], db) : null;
            return left is null ? right : right is null ? left : left + right;
        }

        /// <summary>Adds a product to an operand's adjoint; one that was repeated over batches receives the sum over them.</summary>
        static void Contribute(Adjoints adjoints, int operand, Shape shape, MatMul form, Tensor left, Tensor right)
        {
            if (!adjoints.Wanted(operand))
                return;
            if (form.Infer([left, right]).Shape == shape)
                adjoints.Add(operand, form, left, right);
            else
                adjoints.Add(operand, form.Apply(left, right).SumTo(shape));
        }

        static (int Rows, int Columns) Rows(Shape shape, bool transposed) => transposed ? (shape[^1], shape[^2]) : (shape[^2], shape[^1]);

        readonly struct Body(MatMul form, Tensor a, Tensor b, Tensor result, bool accumulate) : IFloatingBody
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
            {
                int m = result.Shape[^2], n = result.Shape[^1], k = form.transposeA ? a.Shape[^2] : a.Shape[^1];
                int lda = Math.Max(1, a.Shape[^1]), ldb = Math.Max(1, b.Shape[^1]), sizeA = m * k, sizeB = k * n, sizeC = m * n;
                ReadOnlySpan<T> left = a.Read<T>(), right = b.Read<T>();
                Span<T> product = result.Write<T>();
                if (sizeC == 0)
                    return;
                int count = product.Length / sizeC;
                if (RepeatsAllOrNothing(a.Length, sizeA, count) && RepeatsAllOrNothing(b.Length, sizeB, count))
                {
                    Gemm.MultiplyBatched(
                        count, form.transposeA, form.transposeB, m, n, k, left, lda, left.Length == sizeA ? 0 : sizeA, right, ldb, right.Length == sizeB ? 0 : sizeB,
                        product, n, sizeC, accumulate);
                    return;
                }

                Shape batch = [.. result.Shape.Axes[..^2]];
                int[] places = BroadcastIndex.Of([.. a.Shape.Axes[..^2]], batch), others = BroadcastIndex.Of([.. b.Shape.Axes[..^2]], batch);
                for (int i = 0; i < places.Length; i++)
                {
                    Gemm.Multiply(
                        form.transposeA, form.transposeB, m, n, k, left.Slice(places[i] * sizeA, sizeA), lda, right.Slice(others[i] * sizeB, sizeB), ldb,
                        product.Slice(i * sizeC, sizeC), n, accumulate);
                }
            }

            /// <summary>Whether an operand has one matrix for all batches, or one for each.</summary>
            static bool RepeatsAllOrNothing(int length, int size, int count) => length == size || length == (long)size * count;
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>
            /// The matrix product a·b by NumPy's rules: the last two axes are matrices and the others batches, which broadcast; a vector is a row on the left and
            /// a column on the right, and its axis is dropped from the result.
            /// </summary>
            /// <param name="b">The right operand; its last axis but one (the only one of a vector) is as long as the last axis of <paramref name="a"/>.</param>
            /// <returns>[…, m, n] for […, m, k] and […, k, n]; [] for two vectors.</returns>
            /// <exception cref="ShapeException">An operand is a single number, the inner lengths differ, or the batches do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>Derivative: Ā = Ȳ·Bᵀ and B̄ = Aᵀ·Ȳ. Kept for backward: both operands.</remarks>
            public Tensor MatMul(Tensor b)
            {
                ArgumentNullException.ThrowIfNull(b);
                MatrixOperands.CheckRank("MatMul", a, b, atLeast: 1);
                Tensor left = a.Rank == 1 ? a.Unsqueeze(0) : a, right = b.Rank == 1 ? b.Unsqueeze(1) : b;
                if (left.Shape[^1] != right.Shape[^2])
                    throw new ShapeException($"MatMul needs matching inner lengths: left is {a.Shape}, right is {b.Shape}.");

                // One matrix on the right serves all batches at once: their rows are stacked.
                Tensor product = right.Rank == 2 && left.Rank > 2
                    ? Operations.MatMul.NN.Apply(left.Flatten(0, -2), right).Reshape([.. left.Shape.Axes[..^1], right.Shape[1]])
                    : Operations.MatMul.NN.Apply(left, right);
                if (b.Rank == 1)
                    product = product.Reshape([.. product.Shape.Axes[..^1]]);
                return a.Rank == 1 ? product.Reshape(b.Rank == 1 ? [] : [.. product.Shape.Axes[..^2], product.Shape[^1]]) : product;
            }
        }
    }
}
