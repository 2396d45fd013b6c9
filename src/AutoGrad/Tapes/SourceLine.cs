using System.Diagnostics;
using System.Globalization;

namespace AutoGrad;

/// <summary>Finds the line of source text outside of this library from which it was called.</summary>
internal static class SourceLine
{
    static readonly string? library = typeof(SourceLine).Assembly.FullName;

    /// <summary>File and line as <c>Program.cs:12</c>; the method's name where there are no debug symbols; empty where nothing is known.</summary>
    public static string OfCaller()
    {
        foreach (StackFrame frame in new StackTrace(skipFrames: 1, fNeedFileInfo: true).GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is not { } method || method.DeclaringAssemblyName == library)
                continue;
            return frame.GetFileName() is { } file
                ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()}")
                : $"{method.DeclaringTypeName}.{method.Name}";
        }

        return "";
    }
}
