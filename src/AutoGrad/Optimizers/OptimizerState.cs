using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Optimizers;

/// <summary>
/// What an optimizer remembers of its parameters: one or two tensors of each one's shape, zero at first, and the number of its steps.
/// </summary>
internal sealed class OptimizerState(int count)
{
    readonly Tensor?[] first = new Tensor?[count], second = new Tensor?[count];
    readonly int[] steps = new int[count];

    /// <summary>Counts a step of a parameter; the first is 1.</summary>
    public int NextStep(int index) => ++steps[index];

    /// <summary>Applies a rule to a parameter, its gradient and its state.</summary>
    public void Run<TBody>(TBody body, int index, Parameter parameter) where TBody : struct, IUpdateBody
    {
        if (TBody.StateCount > 0)
            first[index] ??= ZerosLike(parameter);
        if (TBody.StateCount > 1)
            second[index] ??= ZerosLike(parameter);
        var update = new Body<TBody>(body, parameter, first[index], second[index]);
        DTypeDispatch.Floating(parameter.DType, ref update);
    }

    // Of no tape, though one be open.
    static Tensor ZerosLike(Parameter parameter)
    {
        Tensor zeros = Tensor.Uninitialized(parameter.Shape, parameter.Length, parameter.DType, owner: null, isNumber: false);
        zeros.Clear();
        return zeros;
    }

    readonly struct Body<TBody>(TBody body, Parameter parameter, Tensor? first, Tensor? second) : IFloatingBody where TBody : struct, IUpdateBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            parameter.Update();
            Updates.Run(body, parameter.CurrentGradient!.Read<T>(), parameter.Write<T>(), Elements<T>(first), Elements<T>(second));
        }

        static Span<T> Elements<T>(Tensor? state) where T : unmanaged => state is null ? default : state.Write<T>();
    }
}
