namespace AutoGrad;

/// <summary>What a rule returns must have the type of what it is the derivative of.</summary>
internal static class RuleChecks
{
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static void IsLike(Tensor primal, Tensor derivative, string operation, string rule, string of)
    {
        if (!primal.DType.IsFloating)
            throw new DTypeException($"The {rule} of {operation} returned a derivative for {of}, which is {primal.DType} {primal.Shape} and has none; return null for it.");
        if (derivative.Shape != primal.Shape)
        {
            throw new ShapeException(
                $"The {rule} of {operation} returned a derivative of shape {derivative.Shape} for {of}, whose shape is {primal.Shape}; they must be equal. Sum over the axes along which it was broadcast.");
        }

        if (derivative.DType != primal.DType)
            throw new DTypeException($"The {rule} of {operation} returned a derivative of {derivative.DType} for {of}, which is {primal.DType}; cast it with To(DType.{primal.DType}).");
    }
}
