namespace AutoGrad.Serialization;

/// <summary>What the header of a safetensors file says about one tensor.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="DType">The element type as the format calls it, such as <c>F32</c>, <c>F64</c>, <c>I32</c>, <c>BOOL</c>.</param>
/// <param name="Shape">The length of each axis; empty for a single number.</param>
/// <param name="Begin">Where the tensor's bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
public sealed record SafetensorsEntry(string Name, string DType, IReadOnlyList<long> Shape, long Begin, long End);
