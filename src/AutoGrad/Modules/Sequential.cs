using System.Collections;
using System.Globalization;

namespace AutoGrad.Modules;

/// <summary>Modules one after another: the output of each is the input of the next. Their names are their places, from 0.</summary>
public sealed class Sequential : Module, IReadOnlyList<Module>
{
    readonly Module[] modules;

    /// <summary>A chain of modules; none is the identity.</summary>
    /// <param name="modules">The modules in order. A module may stand more than once.</param>
    public Sequential(params ReadOnlySpan<Module> modules)
    {
        foreach (Module module in modules)
            ArgumentNullException.ThrowIfNull(module, nameof(modules));
        this.modules = modules.ToArray();
    }

    /// <summary>The number of modules.</summary>
    public int Count => modules.Length;

    /// <summary>A module by its place.</summary>
    public Module this[int index] => modules[index];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        using TapeScope scope = OpenScope();
        foreach (Module module in modules)
            x = module.Forward(x);
        return x;
    }

    /// <summary>Enumerates the modules.</summary>
    public IEnumerator<Module> GetEnumerator() => ((IEnumerable<Module>)modules).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private protected override IEnumerable<KeyValuePair<string, object?>> Members()
    {
        for (int i = 0; i < modules.Length; i++)
            yield return new(i.ToString(CultureInfo.InvariantCulture), modules[i]);
    }
}
