using System.CommandLine;

namespace AutoGrad.Benchmarks.Commands;

/// <summary>A measurement with a name. A class that implements it and has a constructor without parameters is found by itself.</summary>
interface IBenchmarkCommand
{
    /// <summary>The word on the command line, in lower case.</summary>
    string Name { get; }

    /// <summary>What is measured, in one line.</summary>
    string Summary { get; }

    /// <summary>The options that the command reads; <see cref="SharedOptions"/> holds those that several share.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Measures, prints a table and writes what was asked for.</summary>
    void Run(ParseResult arguments);
}
