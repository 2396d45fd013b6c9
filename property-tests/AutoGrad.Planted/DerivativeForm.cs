namespace AutoGrad.Planted;

/// <summary>Which derivative of a function a plant is about.</summary>
public enum DerivativeForm
{
    /// <summary>The gradient by the backward pass.</summary>
    Backward,

    /// <summary>The gradient of the gradient.</summary>
    SecondOrder,

    /// <summary>The tangent by the forward sweep.</summary>
    Forward,
}
