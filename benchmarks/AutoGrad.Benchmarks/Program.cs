using System.Text;
using AutoGrad.Benchmarks.Cold;
using AutoGrad.Benchmarks.Commands;

// A process whose start is timed loads nothing that only the commands need.
if (args is [ColdProgram.Argument])
{
    ColdProgram.Run();
    return 0;
}

// Tables hold letters that older code pages lack.
Console.OutputEncoding = Encoding.UTF8;
return BenchmarkProgram.Run(args);
