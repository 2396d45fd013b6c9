using System.CommandLine;
using BenchmarkDotNet.Running;

namespace AutoGrad.Benchmarks.Commands;

/// <summary>Runs the command that the first argument names; arguments without a command go to BenchmarkDotNet.</summary>
static class BenchmarkProgram
{
    const int Success = 0, Failure = 1, Usage = 2;

    public static int Run(string[] arguments)
    {
        IBenchmarkCommand[] commands = Commands();
        switch (arguments)
        {
            case []:
            case ["--help" or "-h" or "-?", ..]:
                PrintHelp(commands);
                return Success;
            case [var option, ..] when option.StartsWith('-'):
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
                return Success;
            default:
                return Array.Find(commands, command => command.Name == arguments[0]) is { } found
                    ? Run(found, arguments[1..])
                    : Refuse($"There is no command '{arguments[0]}'. The commands are {string.Join(", ", commands.Select(command => command.Name))}.", Usage);
        }
    }

    static int Run(IBenchmarkCommand command, string[] arguments)
    {
        var root = new RootCommand(command.Summary);
        foreach (Option option in command.Options)
            root.Add(option);
        root.SetAction(command.Run);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors is [var error, ..])
            return Refuse($"{error.Message.TrimEnd('.')}. '{command.Name} --help' lists the options.", Usage);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (MeasurementException exception)
        {
            return Refuse(exception.Message, Failure);
        }
    }

    static IBenchmarkCommand[] Commands() =>
    [
        .. typeof(BenchmarkProgram).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBenchmarkCommand)))
            .Select(type => (IBenchmarkCommand)Activator.CreateInstance(type)!)
            .OrderBy(command => command.Name, StringComparer.Ordinal),
    ];

    static void PrintHelp(IBenchmarkCommand[] commands)
    {
        Console.WriteLine("dotnet run -c Release --project benchmarks/AutoGrad.Benchmarks -- COMMAND [options]");
        Console.WriteLine();
        int width = commands.Select(command => command.Name.Length).DefaultIfEmpty(0).Max();
        foreach (IBenchmarkCommand command in commands)
            Console.WriteLine($"  {command.Name.PadRight(width)}  {command.Summary}");
        Console.WriteLine();
        Console.WriteLine("COMMAND --help lists a command's options. Options without a command go to BenchmarkDotNet:");
        Console.WriteLine("--list flat names its benchmarks, --filter '*Exp*' runs some, --filter '*' --job Dry runs each once.");
    }

    static int Refuse(string sentence, int exitCode)
    {
        Console.Error.WriteLine(sentence);
        return exitCode;
    }
}
