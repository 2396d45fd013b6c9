namespace AutoGrad;

/// <summary>The type of a tensor's elements.</summary>
public enum DType : byte
{
    /// <summary>IEEE 754 single precision; differentiable. The default.</summary>
    Float32,

    /// <summary>IEEE 754 double precision; differentiable.</summary>
    Float64,

    /// <summary>Signed 32-bit integers: indices and class labels.</summary>
    Int32,

    /// <summary>Truth values: the results of comparisons, and masks.</summary>
    Bool,
}
