using System.Globalization;

namespace AutoGrad;

/// <summary>Numbers of things in sentences.</summary>
internal static class Counted
{
    /// <summary>Such as <c>1 element</c> and <c>12 elements</c>.</summary>
    public static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
