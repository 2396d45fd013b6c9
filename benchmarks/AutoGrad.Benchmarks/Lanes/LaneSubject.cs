using System.Numerics;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Benchmarks.Lanes;

/// <summary>One elementwise function with operands, run forward and backward in the loops that tensors run, in memory as tensors have it.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
sealed class LaneSubject<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly PointwiseSample function;
    readonly Tensor[] operands;
    readonly Tensor result, adjoint, operandAdjoint;

    public LaneSubject(PointwiseSample function, int length)
    {
        this.function = function;
        var random = new Random(20261125);
        operands = [.. function.Domains.Select(domain => Values(domain, random, length))];
        adjoint = Values(Domain.Real, random, length);
        result = Values(Domain.Real, random, length);
        operandAdjoint = Values(Domain.Real, random, length);
        Peer = TensorPrimitivesPeer.Of<T>(function.Name, operands, result);
    }

    /// <summary>The same by TensorPrimitives, or null.</summary>
    public Action? Peer { get; }

    /// <summary>Computes the values.</summary>
    public void Forward()
    {
        MapOperands<T> values = function.Arity switch
        {
            1 => new(Of(0)),
            2 => new(Of(0), Of(1)),
            _ => new(Of(0), Of(1), Of(2)),
        };
        function.Fill(values, result.Write<T>());
    }

    /// <summary>Computes the adjoint of the first operand.</summary>
    public void Backward()
    {
        ReadOnlySpan<T> yBar = adjoint.Read<T>(), y = result.Read<T>();
        MapOperands<T> values = function.Arity switch
        {
            1 => new(yBar, Of(0), y),
            2 => new(yBar, Of(0), Of(1), y),
            _ => new(yBar, Of(0), Of(1), Of(2), y),
        };
        function.FillAdjoint(0, values, operandAdjoint.Write<T>());
    }

    ReadOnlySpan<T> Of(int operand) => operands[operand].Read<T>();

    // Where functions are used: a few units wide, inside the domain.
    static Tensor Values(Domain domain, Random random, int length)
    {
        double lower = Math.Max(domain.Lower, Math.Min(-3, domain.Upper - 4)), upper = Math.Min(domain.Upper, Math.Max(3, domain.Lower + 4));
        double margin = (upper - lower) / 1000;
        return Tensor.Uniform([length], random, lower + margin, upper - margin, DTypes.Of<T>());
    }
}
