using System.Text.Json;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Serialization;

namespace AutoGrad.Benchmarks.Reporting;

/// <summary>Rows as a JSON array of objects, whose names are those of the row's properties in snake case (<c>OursUs</c>: <c>ours_us</c>).</summary>
static class JsonRows
{
    static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Writes the file whole or not at all; nothing if there is no path.</summary>
    /// <exception cref="MeasurementException">The file cannot be written.</exception>
    public static void Write<TRow>(string? path, IReadOnlyList<TRow> rows)
    {
        if (path is null)
            return;
        try
        {
            WholeFile.Write(path, file => JsonSerializer.Serialize(file, rows, s_options));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MeasurementException($"--json {path} could not be written: {exception.Message}");
        }
    }
}
