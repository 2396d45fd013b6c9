using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>
/// A function applied element by element to operands that are broadcast together. What differs between one, two and three operands is
/// in the derived classes; broadcasting, and the passage of derivatives through it, is here.
/// </summary>
internal abstract class PointwiseOperation : Operation
{
    /// <summary>What the derivative with respect to an operand reads, told by its formula.</summary>
    private protected abstract DerivativeFacts Facts(int operand);

    /// <summary>The derivative with respect to an operand as operations on tensors.</summary>
    private protected abstract Tensor Derivative(int operand, in Application application);

    /// <summary>Computes the adjoint times the derivative in one loop; the destination has the shape of the result.</summary>
    private protected abstract void ComputeAdjoint(int operand, in Application application, Tensor yBar, Tensor destination, bool accumulate);

    internal sealed override Kept Keeps
    {
        get
        {
            Kept kept = Kept.None;
            for (int operand = 0; operand < Arity; operand++)
                kept |= Facts(operand).Reads;
            return kept;
        }
    }

    private protected abstract int Arity { get; }

    internal sealed override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor first = operands[0];
        Shape shape = first.Shape;
        for (int i = 0; i < operands.Length; i++)
        {
            if (!operands[i].DType.IsFloating)
                throw new DTypeException($"{Name} needs Float32 or Float64 operands, but operand {i} {operands[i].Shape} is {operands[i].DType}; cast it with To(DType.Float32).");
            if (i == 0)
                continue;
            shape = Broadcasting.Common(Name, shape, operands[i].Shape);
            if (first.IsNumber)
                first = operands[i];
            else if (operands[i].DType != first.DType && !operands[i].IsNumber)
                throw new DTypeException($"{Name} needs operands of one dtype, but it got {first.DType} {first.Shape} and {operands[i].DType} {operands[i].Shape}; cast one with To(DType.{first.DType}).");
        }

        return new TensorType(shape, first.DType);
    }

    internal sealed override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type)
    {
        bool isNumber = true;
        foreach (Tensor operand in operands)
            isNumber &= operand.IsNumber;
        Tensor result = Tensor.Uninitialized(type.Shape, type.Shape.ElementCount, type.DType, TensorOwner.Current, isNumber);
        Compute(operands, result, accumulate: false);
        return result;
    }

    internal sealed override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        for (int operand = 0; operand < application.Count; operand++)
        {
            if (!adjoints.Wanted(operand))
                continue;
            Shape shape = application[operand].Shape;
            bool isWhole = shape == yBar.Shape;
            if (Facts(operand).IsOne)
            {
                if (isWhole)
                    adjoints.Add(operand, yBar);
                else
                    adjoints.Add(operand, new SumTo(shape), yBar);
            }
            else if (adjoints.IsRecording)
            {
                adjoints.Add(operand, (yBar * Derivative(operand, application)).SumTo(shape));
            }
            else if (isWhole)
            {
                ComputeAdjoint(operand, application, yBar, adjoints.Open(operand, out bool accumulate), accumulate);
            }
            else
            {
                Tensor whole = Tensor.Uninitialized(yBar.Shape, yBar.DType);
                ComputeAdjoint(operand, application, yBar, whole, accumulate: false);
                adjoints.Add(operand, new SumTo(shape), whole);
            }
        }
    }

    internal sealed override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Tensor? sum = null;
        for (int operand = 0; operand < tangents.Length; operand++)
        {
            if (tangents[operand] is not { } tangent)
                continue;
            Tensor term = Facts(operand).IsOne ? tangent : tangent * Derivative(operand, application);
            sum = sum is null ? term : sum + term;
        }

        return sum?.BroadcastTo(application.Result.Shape);
    }

    /// <summary>Runs the loop over operands of any shapes that broadcast to that of the result.</summary>
    private protected static void Run<TBody>(TBody body, ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) where TBody : struct, IMapBody
    {
        var loop = new Loop<TBody>(body, operands, result, accumulate);
        DTypeDispatch.Floating(result.DType, ref loop);
    }

    static void Run<TBody, T>(TBody body, ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        where TBody : struct, IMapBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T a = default, b = default, c = default, d = default, e = default;
        var spans = new MapOperands<T>(
            Elements(operands[0], ref a),
            TBody.Arity > 1 ? Elements(operands[1], ref b) : default,
            TBody.Arity > 2 ? Elements(operands[2], ref c) : default,
            TBody.Arity > 3 ? Elements(operands[3], ref d) : default,
            TBody.Arity > 4 ? Elements(operands[4], ref e) : default);
        var stretch = new MapStretch<TBody, T>(body, spans, result.Write<T>(), accumulate);
        BroadcastLoop.Run(ref stretch, operands, result);
    }

    /// <summary>The elements of an operand; bare numbers become ones of the loop's type.</summary>
    static ReadOnlySpan<T> Elements<T>(Tensor operand, ref T number) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (operand.DType == DTypes.Of<T>())
            return operand.Read<T>();
        if (operand.Length > 1)
            return NumberElements.Of<T>(operand);
        number = T.CreateSaturating(operand.Read<double>()[0]);
        return new ReadOnlySpan<T>(ref number);
    }

    readonly ref struct Loop<TBody>(TBody body, ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) : IFloatingBody
        where TBody : struct, IMapBody
    {
        readonly ReadOnlySpan<Tensor> operands = operands;

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            PointwiseOperation.Run<TBody, T>(body, operands, result, accumulate);
    }
}
