using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Peers;

/// <summary>A process with PyTorch, which measures when it is asked to and sleeps otherwise.</summary>
sealed class TorchProcess : IDisposable
{
    readonly Process process;

    TorchProcess(Process process, string version, TorchThreading threading)
    {
        this.process = process;
        Name = $"PyTorch {version}{(threading.Name == "" ? "" : $", {threading.Name}")}";
    }

    /// <summary>The name in tables: PyTorch, its version and its threading.</summary>
    public string Name { get; }

    static string Script => Path.Combine(AppContext.BaseDirectory, "pytorch_steps.py");

    /// <summary>A process that is ready, or null if this Python is missing or has no PyTorch.</summary>
    public static TorchProcess? TryStart(string python, TorchThreading threading)
    {
        var start = new ProcessStartInfo(python, [Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        threading.Apply(start.Environment);
        PutAtItsBest(start.Environment);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        if (process.StandardOutput.ReadLine()?.Split(' ') is ["ready", var version])
            return new TorchProcess(process, version, threading);
        process.Dispose();
        return null;
    }

    /// <summary>A race against a peer that is held back would say nothing.</summary>
    static void PutAtItsBest(IDictionary<string, string?> environment)
    {
        // Set, these two can halve the speed of OpenBLAS.
        environment.Remove("OPENBLAS_CORETYPE");
        environment.Remove("OPENBLAS_L2_SIZE");
        // Debian's PyTorch leaves AVX-512 unused unless it is told.
        if (Avx512F.IsSupported)
            environment["ATEN_CPU_CAPABILITY"] = "avx512";
        // Without these, glibc gives large tensors back to the system at each step and takes fresh pages at the next: Adam then measured up to 5 times slower.
        environment["MALLOC_MMAP_THRESHOLD_"] = environment["MALLOC_TRIM_THRESHOLD_"] = "1073741824";
    }

    /// <summary>Measures a workload for about the given time.</summary>
    /// <param name="workload">What is measured.</param>
    /// <param name="duration">How long.</param>
    /// <param name="warmUp">How long the process runs it before, if it has not met it yet.</param>
    public Stretch Measure(IWorkload workload, TimeSpan duration, TimeSpan warmUp)
    {
        process.StandardInput.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{workload.PeerName} {workload.Optimizer} {duration.TotalSeconds} {warmUp.TotalSeconds}"));
        process.StandardInput.Flush();
        string[] answer = process.StandardOutput.ReadLine()?.Split(' ') ?? throw new InvalidOperationException($"{Name} has ended in the middle of {workload.Name}.");
        return new Stretch(double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
