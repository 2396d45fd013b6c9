namespace AutoGrad.Serialization;

/// <summary>A tensor as a safetensors file holds it: name, element type, shape and bytes.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="DType">The element type as the format calls it, such as <c>F32</c>, <c>F64</c>, <c>I32</c>, <c>BOOL</c>.</param>
/// <param name="Shape">The length of each axis; empty for a single number.</param>
/// <param name="Data">The elements, row-major and little-endian.</param>
public sealed record SafetensorsTensor(string Name, string DType, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data);
