using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace AutoGrad.Operations;

/// <summary>
/// All operations, found in the assembly itself: every pointwise function and every operation that describes itself. There is no list to keep;
/// an operation is in the catalogue because its file exists.
/// </summary>
public static partial class OperationCatalogue
{
    const string Reason = "The catalogue looks at every type of the assembly and makes generic types from them. Trimmed programs have no use for it.";

    static IReadOnlyList<CatalogueEntry>? entries;

    /// <summary>The operations, by kind and name.</summary>
    public static IReadOnlyList<CatalogueEntry> Entries
    {
        [RequiresUnreferencedCode(Reason)]
        [RequiresDynamicCode(Reason)]
        get => entries ??= Find(typeof(OperationCatalogue).Assembly);
    }

    /// <summary>The operations that an assembly defines.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="onFailure">Is told of a type that throws when it is asked what it is, and which is left out; null lets the exception pass.</param>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    internal static IReadOnlyList<CatalogueEntry> Find(Assembly assembly, Action<Type, Exception>? onFailure = null)
    {
        var found = new List<CatalogueEntry>();
        foreach (Type type in assembly.GetTypes())
        {
            try
            {
                if (EntryOf(type) is { } entry)
                    found.Add(entry);
            }
            // The text of a user's function may throw anything.
            catch (Exception exception) when (onFailure is not null)
            {
                onFailure(type, exception);
            }
        }

        return [.. found.OrderBy(entry => entry.Kind).ThenBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    static CatalogueEntry? EntryOf(Type type)
    {
        if (type.IsInterface || type.IsAbstract || type.IsGenericTypeDefinition)
            return null;
        if (type.IsAssignableTo(typeof(IOperationDefinition)))
            return (CatalogueEntry)Make(nameof(Definition), type);
        string? maker = Implements(type, typeof(IUnaryFunction<>)) ? nameof(Unary)
            : Implements(type, typeof(IBinaryFunction<>)) ? nameof(Binary)
            : Implements(type, typeof(ITernaryFunction<>)) ? nameof(Ternary)
            : null;
        return maker is null ? null : (CatalogueEntry)Make(maker, type);
    }

    [RequiresUnreferencedCode(Reason)]
    static bool Implements(Type type, Type function) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == function && i.GenericTypeArguments[0] == type);

    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    static object Make(string maker, Type type) =>
        typeof(OperationCatalogue).GetMethod(maker, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;

    static DefinitionEntry<TDefinition> Definition<TDefinition>() where TDefinition : IOperationDefinition => new();

    static PointwiseEntry Unary<F>() where F : struct, IUnaryFunction<F> => new([.. F.Samples.Select(f => new UnarySample<F>(f))]);

    static PointwiseEntry Binary<F>() where F : struct, IBinaryFunction<F> => new([.. F.Samples.Select(f => new BinarySample<F>(f))]);

    static PointwiseEntry Ternary<F>() where F : struct, ITernaryFunction<F> => new([.. F.Samples.Select(f => new TernarySample<F>(f))]);
}
