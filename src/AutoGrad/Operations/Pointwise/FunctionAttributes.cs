using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoGrad.Operations;

/// <summary>The parameters of a function struct, seen from outside.</summary>
internal static class FunctionAttributes<F> where F : struct
{
    /// <summary>
    /// Whether the function is the default one of a type without parameters, or with a single one of a byte whose value is 0, which cannot be told apart:
    /// either way it equals <c>default</c>.
    /// </summary>
    public static bool IsDefault(F f) =>
        !RuntimeHelpers.IsReferenceOrContainsReferences<F>() && Unsafe.SizeOf<F>() == 1 && Unsafe.As<F, byte>(ref f) == 0;

    /// <summary>The parameters as text; a function says it by overriding <see cref="object.ToString"/>.</summary>
    public static string Text(F f)
    {
        string text = Convert.ToString(f, CultureInfo.InvariantCulture) ?? "";
        return text == typeof(F).ToString() ? "" : text;
    }
}
