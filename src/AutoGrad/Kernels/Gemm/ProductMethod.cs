namespace AutoGrad.Kernels;

/// <summary>Which loops compute a product.</summary>
internal enum ProductMethod
{
    /// <summary>Tiles of C with registers along its rows: <see cref="BlockedProduct{T, V, TRegister}"/>.</summary>
    Tiles,

    /// <summary>Scalar products with registers along the inner dimension: <see cref="DotProduct{T, V, TRegister}"/>.</summary>
    Dots,

    /// <summary>Nothing is multiplied, the inner dimension being empty: <see cref="EmptyProduct"/>.</summary>
    Empty,

    /// <summary>A single row of C: <see cref="RowProduct{T, V, TRegister}"/>.</summary>
    Row,
}
