namespace AutoGrad.Serialization;

/// <summary>Parameters as safetensors has them.</summary>
internal static class ParameterEntry
{
    public static SafetensorsTensor Of(string name, Parameter parameter) =>
        new(name, TypeOf(parameter), [.. parameter.Shape.Select(length => (long)length)], parameter.Bytes().ToArray());

    public static bool Fits(SafetensorsTensor tensor, Parameter parameter) =>
        tensor.DType == TypeOf(parameter) && tensor.Shape.SequenceEqual(parameter.Shape.Select(length => (long)length));

    public static string Text(Parameter parameter) => $"{TypeOf(parameter)} {parameter.Shape}";

    public static string Text(SafetensorsTensor tensor) => $"{tensor.DType} [{string.Join(", ", tensor.Shape)}]";

    static string TypeOf(Parameter parameter) => parameter.DType == DType.Float32 ? "F32" : "F64";
}
