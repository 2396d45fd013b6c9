using System.Text;
using AutoGrad.Cli;

// Formulas and tables hold letters that older code pages lack.
Console.OutputEncoding = Encoding.UTF8;
return await CommandLine.RunAsync(args, Streams.OfProcess());
