using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoGrad.Operations;

/// <summary>The parameters of a function struct, seen from outside.</summary>
internal static class FunctionAttributes<F> where F : struct
{
    /// <summary>Whether the function has no parameters, so that all its values are equal.</summary>
    public static bool None { get; } = !RuntimeHelpers.IsReferenceOrContainsReferences<F>() && Unsafe.SizeOf<F>() == 1;

    /// <summary>The parameters as text; a function says it by overriding <see cref="object.ToString"/>.</summary>
    public static string Text(F f)
    {
        if (None)
            return "";
        string text = Convert.ToString(f, CultureInfo.InvariantCulture) ?? "";
        return text == typeof(F).ToString() ? "" : text;
    }
}
