namespace AutoGrad.Operations
{
    /// <summary>Choice by a mask: a where it holds, else b.</summary>
    internal sealed class Where : Operation
    {
        public static Where Operation { get; } = new();

        internal override Kept Keeps => Kept.Operand0;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Tensor mask = operands[0], a = operands[1], b = operands[2];
            if (mask.DType != DType.Bool)
                throw new DTypeException($"Where needs a Bool mask, but it got {mask.DType} {mask.Shape}; compare it first, as in x > 0.");
            if (a.DType != b.DType && !a.IsNumber && !b.IsNumber)
                throw new DTypeException($"Where chooses between tensors of one dtype, but it got {a.DType} {a.Shape} and {b.DType} {b.Shape}; cast one with To(DType.{a.DType}).");
            Shape shape = Broadcasting.Common(Name, mask.Shape, Broadcasting.Common(Name, a.Shape, b.Shape));
            return new TensorType(shape, a.IsNumber ? b.DType : a.DType);
        }

        internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type)
        {
            bool isNumber = operands[1].IsNumber && operands[2].IsNumber && type.Shape.Rank == 0;
            Tensor result = Tensor.Uninitialized(type.Shape, type.Shape.ElementCount, type.DType, TensorOwner.Current, isNumber);
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
                ReadOnlySpan<bool> holds = mask.Read<bool>();
                ReadOnlySpan<T> left = Elements<T>(a), right = Elements<T>(b);
                Span<T> chosen = result.Write<T>();
                int n = chosen.Length;
                if (holds.Length == n && left.Length is var p && right.Length is var q && (p == n || p == 1) && (q == n || q == 1))
                {
                    int stepA = p == 1 ? 0 : 1, stepB = q == 1 ? 0 : 1;
                    for (int i = 0; i < n; i++)
                        chosen[i] = holds[i] ? left[i * stepA] : right[i * stepB];
                    return;
                }

                int[] masks = BroadcastIndex.Of(mask.Shape, result.Shape), lefts = BroadcastIndex.Of(a.Shape, result.Shape), rights = BroadcastIndex.Of(b.Shape, result.Shape);
                for (int i = 0; i < n; i++)
                    chosen[i] = holds[masks[i]] ? left[lefts[i]] : right[rights[i]];
            }

            static ReadOnlySpan<T> Elements<T>(Tensor tensor) where T : unmanaged
            {
                if (tensor.DType == DTypes.Of<T>())
                    return tensor.Read<T>();
                double number = tensor.Read<double>()[0];
                return new T[] { typeof(T) == typeof(float) ? (T)(object)(float)number : (T)(object)Convert.ToInt32(number) };
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
