using System.Reflection;
using System.Text.RegularExpressions;
using AutoGrad.Cli.Options;
using AutoGrad.Modules;
using Module = AutoGrad.Modules.Module;

namespace AutoGrad.Cli.Train;

/// <summary>An activation between two layers.</summary>
/// <param name="Name">The name of its module, with hyphens between words.</param>
/// <param name="Make">Makes the module with its usual parameters.</param>
internal sealed partial record ActivationChoice(string Name, Func<Module> Make) : INamed
{
    /// <summary>Every activation module of the library that can be made without telling it anything.</summary>
    public static IReadOnlyList<ActivationChoice> All { get; } =
    [
        .. from type in typeof(Activation).Assembly.GetExportedTypes()
           where type.IsSubclassOf(typeof(Activation)) && !type.IsAbstract
           let constructor = type.GetConstructors().FirstOrDefault(candidate => candidate.GetParameters().All(parameter => parameter.IsOptional))
           where constructor is not null
           orderby type.Name
           select new ActivationChoice(Hyphenated(type.Name), () => Construct(constructor)),
    ];

    public static ActivationChoice Named(string name) => All.First(choice => choice.Name == name);

    static string Hyphenated(string name) => InnerCapital().Replace(name, "-$0").ToLowerInvariant();

    static Module Construct(ConstructorInfo constructor) =>
        (Module)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)]);

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex InnerCapital();
}
