namespace AutoGrad;

/// <summary>Why a factor of the chain rule is 0.</summary>
public enum ZeroFactorKind
{
    /// <summary>The function is flat at this value: a rectifier below 0, a clamp beyond its bounds, a sigmoid so far out that it is constant, a step.</summary>
    Flat,

    /// <summary>The value is multiplied by 0.</summary>
    ZeroOperand,

    /// <summary>The operation did not take this element: a mask, an index, a slice or a maximum chose others.</summary>
    NotChosen,

    /// <summary>The backward rule of a <see cref="CustomOperation"/> returns null for the operand, which says that nothing flows to it.</summary>
    RuleReturnsNull,

    /// <summary>The backward rule of a <see cref="CustomOperation"/> gives 0 for the element; whether the function is flat there only <see cref="GradCheck"/> can tell.</summary>
    RuleGivesZero,
}
