using System.Diagnostics;
using System.Text.Json;

namespace AutoGrad.Benchmarks.Detection;

/// <summary>The planted suite under PyTorch's gradcheck, in a process of its own.</summary>
static class TorchGradcheck
{
    /// <summary>The version of PyTorch and what it accepted, by plant; null if this Python is missing or has no PyTorch.</summary>
    public static (string Version, Dictionary<string, Acceptance> Plants)? TryRun(string python)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "pytorch_gradcheck.py")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        using (process)
        {
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is not { } version)
                return null;
            var plants = new Dictionary<string, Acceptance>();
            while (process.StandardOutput.ReadLine() is { } line)
            {
                using JsonDocument row = JsonDocument.Parse(line);
                JsonElement plant = row.RootElement;
                plants.Add(plant.GetProperty("name").GetString()!, new Acceptance(plant.GetProperty("slow").GetBoolean(), plant.GetProperty("fast").GetBoolean()));
            }

            return (version, plants);
        }
    }
}

/// <summary>Whether each mode of gradcheck accepted a gradient.</summary>
readonly record struct Acceptance(bool Slow, bool Fast);
