using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoGrad.Benchmarks.Reporting;

/// <summary>The machine that figures were measured on.</summary>
static class Machine
{
    /// <summary>One line: processor, cores, runtime, register width.</summary>
    public static string Description =>
        $"{Processor}, {Cores}, {RuntimeInformation.FrameworkDescription}, {RegisterBits}-bit registers, {RuntimeInformation.RuntimeIdentifier}";

    static string Cores => Environment.ProcessorCount == 1 ? "1 core" : $"{Environment.ProcessorCount} cores";

    static int RegisterBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;

    static string Processor
    {
        get
        {
            const string description = "/proc/cpuinfo";
            string? line = File.Exists(description)
                ? File.ReadLines(description).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                : null;
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
                ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
                ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
    }
}
