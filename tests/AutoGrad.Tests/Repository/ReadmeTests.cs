using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AutoGrad.Tests.Repository;

/// <summary>Every C# block of the README is a program; it is built against this library and run, and what it prints is compared with the text block behind it.</summary>
public partial class ReadmeTests
{
    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, Programs().Count)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void The_program_runs_and_prints_what_the_readme_says(int block)
    {
        (string program, string? output) = Programs()[block];
        string folder = Directory.CreateTempSubdirectory("readme-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
            File.WriteAllText(Path.Combine(folder, "Program.csproj"), Project());
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
            (int exitCode, string printed) = Run(folder);
            Assert.True(exitCode == 0, printed);
            if (output is not null)
                Assert.Equal(output.Trim(), printed.ReplaceLineEndings("\n").Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_readme_has_the_programs_that_it_announces() => Assert.InRange(Programs().Count, 4, 10);

    static List<(string Program, string? Output)> Programs()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md")).ReplaceLineEndings("\n");
        return [.. Block().Matches(readme).Select(match => (match.Groups["program"].Value, match.Groups["output"] is { Success: true } output ? output.Value : null))];
    }

    static string Project()
    {
        string library = typeof(Tensor).Assembly.Location, tensors = typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location;
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{library}" />
                <Reference Include="{tensors}" />
              </ItemGroup>
            </Project>
            """;
    }

    static (int ExitCode, string Printed) Run(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? printed : printed + errors.Result);
    }

    [GeneratedRegex("^```csharp\n(?<program>.*?)^```\n(?:(?:(?!```|#)[^\n]*\n)*?^```text\n(?<output>.*?)^```)?", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
