using System.Runtime.InteropServices;
using AutoGrad.Kernels;

namespace AutoGrad.Operations
{
    /// <summary>Choice by a mask: a where it holds, else b.</summary>
    internal sealed class Where : Operation, IOperationDefinition
    {
        public static string Formula => "y = a where the mask holds, else b";

        public static string Derivative => "ā = ȳ where the mask holds, else 0; b̄ = ȳ where it does not, else 0; each summed over what was broadcast";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("equal shapes", x => Tensor.Where(Tensor.From([true, false, false, true], [2, 2]), x[0], x[1]), [2, 2], [2, 2]),
            new("a row of the mask for all rows", x => Tensor.Where(Tensor.From([true, false, true], [3]), x[0], x[1]), [2, 3], [2, 3]),
            new("all three broadcast", x => Tensor.Where(Tensor.From([true, false], [2, 1, 1]), x[0], x[1]), [3, 1], [4]),
            new("a number where it holds", x => Tensor.Where(Tensor.From([true, false], [2]), 1.5, x[0]), [2]),
            new("a number elsewhere", x => Tensor.Where(Tensor.From([true, false], [2]), x[0], -1), [3, 2]),
            new("single numbers", x => Tensor.Where(Tensor.From([false], []), x[0], x[1]), [], []),
        ];

        public static Where Operation { get; } = new();

        internal override bool IsElementwise => true;

        internal override Kept Keeps => Kept.Operand0;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Tensor mask = operands[0], a = operands[1], b = operands[2];
            if (mask.DType != DType.Bool)
                throw new DTypeException($"Where needs a Bool mask, but it got {mask.DType} {mask.Shape}; compare it first, as in x > 0.");
            if (a.DType != b.DType && !a.IsNumber && !b.IsNumber)
                throw new DTypeException($"Where chooses between tensors of one dtype, but it got {a.DType} {a.Shape} and {b.DType} {b.Shape}; cast one with To(DType.{a.DType}).");
            DType dtype = a.IsNumber ? b.DType : a.DType;
            CheckNumber(a, dtype);
            CheckNumber(b, dtype);
            return new TensorType(Broadcasting.Common(Name, mask.Shape, Broadcasting.Common(Name, a.Shape, b.Shape)), dtype);
        }

        internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner)
        {
            bool isNumber = operands[1].IsNumber && operands[2].IsNumber; // both sides bare numbers: still of no dtype of their own
            Tensor result = Tensor.Uninitialized(type.Shape, type.Shape.ElementCount, type.DType, owner, isNumber);
            Compute(operands, result, accumulate: false);
            return result;
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            var body = new Body(operands[0], operands[1], operands[2], result);
            DTypeDispatch.Any(result.DType, ref body);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            if (adjoints.Wanted(1))
                adjoints.Add(1, Tensor.Where(application[0], yBar, 0).SumTo(application[1].Shape));
            if (adjoints.Wanted(2))
                adjoints.Add(2, Tensor.Where(application[0], 0, yBar).SumTo(application[2].Shape));
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
            Tensor.Where(application[0], tangents[1] ?? 0, tangents[2] ?? 0).BroadcastTo(application.Result.Shape);

        readonly struct Body(Tensor mask, Tensor a, Tensor b, Tensor result) : IElementBody
        {
            public void Run<T>() where T : unmanaged
            {
                var choice = new SelectionStretch<T>(mask.Read<bool>(), Elements<T>(a), Elements<T>(b), result.Write<T>());
                BroadcastLoop.Run(ref choice, [mask, a, b], result);
            }

            static ReadOnlySpan<T> Elements<T>(Tensor tensor) where T : unmanaged
            {
                if (tensor.DType == DTypes.Of<T>())
                    return tensor.Read<T>();
                return typeof(T) == typeof(float)
                    ? MemoryMarshal.Cast<float, T>(NumberElements.Of<float>(tensor))
                    : MemoryMarshal.Cast<int, T>(NumberElements.Of<int>(tensor));
            }
        }

        static void CheckNumber(Tensor value, DType dtype)
        {
            if (!value.IsNumber || dtype.IsFloating)
                return;
            foreach (double number in value.Read<double>())
            {
                if (dtype == DType.Bool || number != (int)number)
                    throw new DTypeException($"Where cannot put the number {number} among elements of {dtype}; cast them with To(DType.Float32), or give a tensor of {dtype}.");
            }
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor)
        {
            /// <summary>Choice by a mask: <paramref name="a"/> where it holds, else <paramref name="b"/>, element by element after broadcasting.</summary>
            /// <param name="mask">Bool.</param>
            /// <param name="a">The values where the mask holds.</param>
            /// <param name="b">The values elsewhere; of the dtype of <paramref name="a"/>, or a number.</param>
            /// <returns>A tensor of the shape to which all three broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">The mask is not Bool, or the dtypes differ.</exception>
            /// <remarks>
            /// The adjoint of the value not chosen is 0. An infinite derivative behind it still gives 0 · ∞ = NaN further back: choose the operand too,
            /// as in <c>Where(x &gt; 0, Where(x &gt; 0, x, 1).Log(), 0)</c>.
            /// </remarks>
            public static Tensor Where(Tensor mask, Tensor a, Tensor b) => Operations.Where.Operation.Apply(mask, a, b);
        }
    }
}
