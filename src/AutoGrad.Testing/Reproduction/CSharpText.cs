using System.Globalization;
using System.Reflection;

namespace AutoGrad.Testing;

/// <summary>Counter-examples as C# code.</summary>
internal static class CSharpText
{
    /// <summary>A law of an operation at operands.</summary>
    /// <param name="law">The law.</param>
    /// <param name="call">The operation on the tensors <c>x</c>.</param>
    /// <param name="operands">Where the law is broken.</param>
    public static string Check(GradientLaw law, string call, Operands operands) =>
        $"new {law.Name}().Check(x => {call}, {string.Join(", ", operands.Elements.Select((elements, i) => Tensor(operands.Shapes[i], elements)))});";

    /// <summary>A law of a pointwise function at a point.</summary>
    public static string Check(GradientLaw law, string function, Point point) => $"new {law.Name}().Check({function}, {string.Join(", ", point.X.Select(Number))});";

    /// <summary>One of the functions that a type lists as its samples.</summary>
    public static string Sample(Type function, int index)
    {
        string type = TypeName(function);
        bool isDeclared = function.GetProperty(nameof(IFunction<>.Samples), BindingFlags.Static | BindingFlags.Public) is not null;
        return isDeclared ? $"{type}.Samples[{index}]" : $"default({type})";
    }

    public static string Domain(Domain domain)
    {
        if (domain == AutoGrad.Domain.Real)
            return "Domain.Real";
        string interval = $"new Domain({Number(domain.Lower)}, {Number(domain.Upper)}, {Text(domain.IncludesLower)}, {Text(domain.IncludesUpper)})";
        return domain.Excluded.Count == 0 ? interval : $"{interval} with {{ Excluded = [{string.Join(", ", domain.Excluded.Select(Number))}] }}";
    }

    static string Tensor(Shape shape, double[] elements) => $"Tensor.From<double>([{string.Join(", ", elements.Select(Number))}], {shape})";

    /// <summary>The number so that the compiler reads the same bits, zeros with their sign among them.</summary>
    static string Number(double x) => x switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double.NaN => "double.NaN",
        0 when double.IsNegative(x) => "-0.0",
        _ => x.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().IndexOfAny('.', 'E') < 0 ? $"{text}.0" : text,
    };

    static string Text(bool value) => value ? "true" : "false";

    public static string TypeName(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;

        // The arguments of a nested generic type are those of its outer types too, first the outermost one's.
        string[] arguments = [.. type.GetGenericArguments().Select(TypeName)];
        string name = type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!;
        int used = 0;
        return string.Join('.', name.Split('.', '+').Select(part =>
        {
            int tick = part.IndexOf('`', StringComparison.Ordinal);
            if (tick < 0)
                return part;
            int count = int.Parse(part.AsSpan(tick + 1), CultureInfo.InvariantCulture);
            used += count;
            return $"{part[..tick]}<{string.Join(", ", arguments[(used - count)..used])}>";
        }));
    }
}
