using System.Diagnostics;

namespace AutoGrad.Testing.Tests;

/// <summary>What a failure prints as C# is a program that compiles and fails in the same way.</summary>
public class SnippetTests
{
    [Fact]
    public void The_snippets_compile_and_reproduce_the_failures()
    {
        LawBrokenException[] failures =
        [
            Assert.Throws<LawBrokenException>(() => GradientLaws.For<WrongCube>()),
            Assert.Throws<LawBrokenException>(() => GradientLaws.For(x => x.Square().Detach() + x.Sum())),
            Assert.Throws<LawBrokenException>(() => GradientLaws.For((a, b) => a.Detach() * b, Domain.Above(-1), Domain.NonZero)),
            Assert.Throws<LawBrokenException>(() => GradientLaws.For<WrongKink>()),
        ];
        string program = string.Join('\n', failures.Select((failure, i) => $$"""
            static class Failure{{i}}
            {
                public static void Show()
                {
                    {{string.Join("\n        ", failure.Snippet.Split('\n').Where(line => !line.StartsWith("using", StringComparison.Ordinal)))}}
                }
            }
            """));
        string main = string.Join('\n', failures.Select((_, i) => $"try {{ Failure{i}.Show(); }} catch (LawBrokenException broken) {{ Console.WriteLine(broken.Law!.Name); }}"));
        string printed = Run($"using AutoGrad;\nusing AutoGrad.Testing;\n\n{main}\n\n{program}\n");
        Assert.Equal(failures.Select(failure => failure.Law!.Name), printed.Trim().Split('\n').Select(line => line.Trim()));
    }

    static string Run(string program)
    {
        string folder = Directory.CreateTempSubdirectory("autograd-snippet-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
            File.WriteAllText(Path.Combine(folder, "Program.csproj"), Project());
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
            var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{printed}\n{errors.Result}\n{program}");
            return printed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", Libraries.Select(path => $"<Reference Include=\"{path}\" />"))}
          </ItemGroup>
        </Project>
        """;

    static IEnumerable<string> Libraries =>
        ((Type[])[typeof(Tensor), typeof(GradientLaws), typeof(WrongCube), typeof(FsCheck.Config), typeof(Microsoft.FSharp.Core.Unit), typeof(System.Numerics.Tensors.TensorPrimitives)])
            .Select(type => type.Assembly.Location);
}
