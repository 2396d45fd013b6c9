namespace AutoGrad;

/// <summary>Why an element of a gradient is NaN or infinite.</summary>
public enum NonFiniteReason
{
    /// <summary>A value of the forward pass is not finite already; <see cref="NonFiniteGradient.First"/> is the first on the tape.</summary>
    Value,

    /// <summary>An adjoint of 0 meets an infinite derivative, and 0·∞ is NaN: the classic trap of choosing with <c>Where</c> after the fact.</summary>
    ZeroTimesInfinity,

    /// <summary>The derivative is infinite or undefined at a finite value, as that of √x at 0.</summary>
    InfiniteDerivative,

    /// <summary>All is finite, but a product or sum of the backward pass exceeds the range of the dtype.</summary>
    Overflow,

    /// <summary>The seed is not finite.</summary>
    Seed,
}
