using System.Diagnostics;
using System.Reflection;
using AutoGrad.Benchmarks.Commands;

namespace AutoGrad.Benchmarks.Cold;

/// <summary>Seconds from the start of a process to the three lines of <see cref="ColdProgram"/>.</summary>
readonly record struct ColdStart(double Begun, double FirstStep, double LastStep)
{
    /// <summary>Starts a process and times its lines.</summary>
    /// <exception cref="MeasurementException">The process ended before its last line.</exception>
    public static ColdStart Measure(bool oneCore)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Start(oneCore);
        double begun = Await(process, start), first = Await(process, start), last = Await(process, start);
        process.WaitForExit();
        return new ColdStart(begun, first, last);
    }

    static double Await(Process process, long start) => process.StandardOutput.ReadLine() is null
        ? throw new MeasurementException("The process whose start is timed ended before it had trained.")
        : Stopwatch.GetElapsedTime(start).TotalSeconds;

    static Process Start(bool oneCore)
    {
        string assembly = Assembly.GetExecutingAssembly().Location;
        string[] command = ["dotnet", assembly, ColdProgram.Argument];
        if (oneCore)
            command = ["taskset", "-c", "0", .. command];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
    }
}
