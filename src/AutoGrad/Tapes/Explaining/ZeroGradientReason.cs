namespace AutoGrad;

/// <summary>Why an element of a gradient is exactly 0.</summary>
public enum ZeroGradientReason
{
    /// <summary>On every way from the element to the result a derivative is 0; <see cref="ZeroGradient.Factors"/> holds them.</summary>
    ZeroFactor,

    /// <summary>The seed is 0 at every element of the result that depends on this one.</summary>
    ZeroSeed,

    /// <summary>The contributions of several uses are not 0, but their sum is; <see cref="ZeroGradient.Terms"/> holds them.</summary>
    Cancellation,

    /// <summary>The product of the derivatives is too small for the dtype; <see cref="ZeroGradient.Terms"/> holds the last factors.</summary>
    Underflow,
}
