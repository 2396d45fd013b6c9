using System.Text;
using AutoGrad.Benchmarks.Commands;

// Tables hold letters that older code pages lack.
Console.OutputEncoding = Encoding.UTF8;
return BenchmarkProgram.Run(args);
