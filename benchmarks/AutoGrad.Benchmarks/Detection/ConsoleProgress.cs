namespace AutoGrad.Benchmarks.Detection;

/// <summary>A bar on the terminal, redrawn at each percent; nothing where the error stream is a file.</summary>
sealed class ConsoleProgress : IProgress<GradCheckProgress>
{
    const int Width = 40;

    readonly Lock drawing = new();
    int shown = -1;

    public void Report(GradCheckProgress value)
    {
        int percent = value.Total == 0 ? 100 : (int)(100L * value.Done / value.Total);
        lock (drawing)
        {
            if (percent <= shown || Console.IsErrorRedirected)
                return;
            shown = percent;
            int filled = percent * Width / 100;
            Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} % {(percent == 100 ? "\n" : "")}");
        }
    }
}
