using System.Diagnostics.CodeAnalysis;

namespace AutoGrad.Modules;

/// <summary>
/// A part of a model: a function of a tensor, with parameters of its own and other modules as parts. A model is a class that derives from
/// this one, holds its parts in fields, and says in <see cref="Forward"/> how they work together.
/// </summary>
/// <remarks>
/// <para>
/// Parameters and parts are found by themselves: in the fields and auto-properties of the type and of its base types, public or not, and
/// there also in arrays, lists and dictionaries, nested ones included. Objects of other types are not searched.
/// </para>
/// <para>
/// A parameter is named by the path to it, such as <c>hidden.weight</c>, <c>layers.0.weight</c> or <c>heads.digit.bias</c>: the names of
/// fields and properties in camel case without a leading underscore, places in lists, keys of dictionaries. What several paths lead to has
/// the name of the first and is counted once. The order is that of declaration, base types first.
/// </para>
/// </remarks>
/// <example><code>
/// sealed class Mlp(int inputs, int width, int classes, Random random) : Module
/// {
///     readonly Linear hidden = new(inputs, width, random);
///     readonly Linear output = new(width, classes, random);
///
///     public override Tensor Forward(Tensor x) => output.Forward(hidden.Forward(x).Relu());
/// }
/// </code></example>
[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.AllFields)]
public abstract partial class Module
{
    /// <summary>
    /// Whether the module is being trained; if not, it is being evaluated, and modules such as <see cref="Dropout"/> do nothing.
    /// </summary>
    public bool IsTraining { get; internal set; } = true;

    /// <summary>The number of elements of all parameters.</summary>
    public long ParameterCount => Parameters().Sum(parameter => (long)parameter.Length);

    /// <summary>The module's function.</summary>
    /// <param name="x">The input; its first axis counts the examples of a batch.</param>
    public abstract Tensor Forward(Tensor x);

    /// <summary>The parameters of this module and all its parts, each once, named by their paths.</summary>
    /// <remarks>
    /// The names are those seen from here, unless a larger module has listed its parameters before: a parameter keeps a longer path that
    /// ends in the one found now.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// Two parameters have the same path, as from fields of one name in a base type and a derived one.
    /// </exception>
    public IReadOnlyList<Parameter> Parameters() => new ModuleTree(this).Parameters.ConvertAll(found => found.Parameter).AsReadOnly();

    /// <summary>This module and all its parts, each once, a module before its parts.</summary>
    public IReadOnlyList<Module> Modules() => new ModuleTree(this).Modules.ConvertAll(found => found.Module).AsReadOnly();

    /// <summary>The parts that this module holds itself.</summary>
    public IReadOnlyList<Module> Children() => [.. new ModuleTree(this).Modules.Where(found => found.Depth == 1).Select(found => found.Module)];

    /// <summary>Makes this module and all its parts behave as in training, which they do from the beginning.</summary>
    public void Train() => SetMode(isTraining: true);

    /// <summary>Makes this module and all its parts behave as in use: <see cref="Dropout"/> drops nothing.</summary>
    /// <remarks>This has nothing to do with recording: what is computed while no tape is open is never recorded.</remarks>
    public void Evaluate() => SetMode(isTraining: false);

    /// <summary>The tree of modules, each with its name, what it is, and its number of parameters.</summary>
    public override string ToString() => new ModuleTree(this).ToString();

    /// <summary>
    /// What the module is, for <see cref="ToString"/>: the type's name, and with it what distinguishes the instance, such as <c>Linear(784
    /// → 64)</c>.
    /// </summary>
    protected internal virtual string Describe() => GetType().Name;

    /// <summary>What may be or hold parameters and parts, with names.</summary>
    private protected virtual IEnumerable<KeyValuePair<string, object?>> Members() => ModuleFields.Of(this);

    internal IEnumerable<KeyValuePair<string, object?>> FindMembers() => Members();

    void SetMode(bool isTraining)
    {
        foreach (Module module in Modules())
            module.IsTraining = isTraining;
    }
}
