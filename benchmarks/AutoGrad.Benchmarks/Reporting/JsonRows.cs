using System.Text.Json;
using AutoGrad.Serialization;

namespace AutoGrad.Benchmarks.Reporting;

/// <summary>Rows as a JSON array of objects, whose names are those of the row's properties in snake case (<c>OursUs</c>: <c>ours_us</c>).</summary>
static class JsonRows
{
    static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Writes the file whole or not at all; nothing if there is no path.</summary>
    public static void Write<TRow>(string? path, IReadOnlyList<TRow> rows)
    {
        if (path is not null)
            WholeFile.Write(path, file => JsonSerializer.Serialize(file, rows, s_options));
    }
}
