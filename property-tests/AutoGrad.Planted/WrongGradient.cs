namespace AutoGrad.Planted;

/// <summary>Whether an element of an operand has a wrong gradient: the operand's number, the element's place in row-major order, and its value.</summary>
public delegate bool WrongElements(int operand, int place, double at);

/// <summary>A function with a right value and a gradient that is wrong in one known way.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Operation">The operation on the tape that is to blame; empty where it is none, but something was not recorded.</param>
/// <param name="Operands">Where to check.</param>
/// <param name="Function">The function.</param>
/// <param name="IsWrong">The elements to be named, and no others.</param>
public sealed record WrongGradient(string Name, string Operation, Tensor[] Operands, Func<Tensor[], Tensor> Function, WrongElements IsWrong)
{
    /// <summary>The derivative that is wrong; of the second order, the number of an operand beyond the last means the adjoint of the result.</summary>
    public DerivativeForm Form { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
