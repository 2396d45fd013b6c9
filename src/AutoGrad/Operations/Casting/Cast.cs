using System.Numerics;
using System.Numerics.Tensors;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The same numbers in another element type.</summary>
    internal sealed class Cast(DType dtype) : Operation
    {
        /// <inheritdoc/>
        public override string Attributes => $"to {dtype}";

        internal override bool IsDifferentiable => dtype.IsFloating;

        internal override Operation Widened => dtype == DType.Float32 ? new Cast(DType.Float64) : this;

        internal override bool IsElementwise => true;

        internal override Kept Keeps => Kept.None;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[0].Shape, dtype);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            Tensor x = operands[0];
            if (x.DType == DType.Bool)
            {
                var fromTruth = new FromTruth(x, result);
                DTypeDispatch.Number(dtype, ref fromTruth);
            }
            else if (dtype == DType.Bool)
            {
                var toTruth = new ToTruth(x, result);
                DTypeDispatch.Number(x.DType, ref toTruth);
            }
            else
            {
                var toNumber = new ToNumber(x, result);
                DTypeDispatch.Number(dtype, ref toNumber);
            }
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, yBar.To(application[0].DType));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);

        readonly struct FromTruth(Tensor x, Tensor result) : INumberBody
        {
            public void Run<T>() where T : unmanaged, INumber<T> => Selection.Run(x.Read<bool>(), [T.One], [T.Zero], result.Write<T>());
        }

        readonly struct ToTruth(Tensor x, Tensor result) : INumberBody
        {
            public void Run<T>() where T : unmanaged, INumber<T> => PairTest.Run<NotEqual, T>(x.Read<T>(), [T.Zero], result.Write<bool>());
        }

        readonly struct ToNumber(Tensor x, Tensor result) : INumberBody
        {
            public void Run<T>() where T : unmanaged, INumber<T>
            {
                var from = new FromNumber<T>(x, result);
                DTypeDispatch.Number(x.DType, ref from);
            }
        }

        readonly struct FromNumber<TTo>(Tensor x, Tensor result) : INumberBody where TTo : unmanaged, INumber<TTo>
        {
            public void Run<T>() where T : unmanaged, INumber<T>
            {
                if (typeof(T) == typeof(float) && typeof(TTo) == typeof(int))
                    Truncation.Run(x.Read<float>(), result.Write<int>());
                else
                    TensorPrimitives.ConvertSaturating(x.Read<T>(), result.Write<TTo>());
            }
        }
    }

    /// <summary>The public name of <see cref="Cast"/>.</summary>
    internal sealed class To : IOperationDefinition
    {
        public static string Formula => "y = x in another element type";

        public static string Derivative => "x̄ = ȳ in the element type of x; none from or to integers and truth values";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("Float64 and back", x => x[0].To(DType.Float64).To(x[0].DType), [2, 3]),
            new("to Float64, a single number", x => x[0].To(DType.Float64), default(Shape)),
            new("to Int32", x => x[0].To(DType.Int32), [2, 2]) { IsDifferentiable = false },
            new("to Bool", x => x[0].To(DType.Bool), [3]) { IsDifferentiable = false },
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The same numbers in another element type: truncated to integers, and kept within their range; truth values are 0 and 1.</summary>
            /// <param name="dtype">The element type of the result.</param>
            /// <returns>A tensor of the same shape, with 0 for NaN among integers. The gradient flows through a cast between Float32 and Float64.</returns>
            public Tensor To(DType dtype) => x.DType == dtype ? x : new Cast(dtype).Apply(x);
        }
    }
}
