using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>Room on the stack for the operands of almost all operations.</summary>
[InlineArray(Count)]
internal struct FewTensors
{
    public const int Count = 4;

    Tensor first;
}
