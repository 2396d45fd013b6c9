using System.Collections;
using System.Globalization;
using System.Text;

namespace AutoGrad.Modules;

/// <summary>A module with everything in it: one walk, which finds each parameter and each part once and tells them their paths.</summary>
internal sealed class ModuleTree
{
    readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<string> paths = new(StringComparer.Ordinal);

    public ModuleTree(Module root)
    {
        seen.Add(root);
        AddModule("", "", root, depth: 0);
    }

    /// <summary>The modules with their names, the root first and each before its parts.</summary>
    public List<Place> Modules { get; } = [];

    /// <summary>The parameters with their paths from the root.</summary>
    public List<(string Path, Parameter Parameter)> Parameters { get; } = [];

    void AddModule(string name, string path, Module module, int depth)
    {
        Modules.Add(new Place(name, module, depth));
        module.Path = ModulePath.Longer(module.Path, path);
        foreach ((string member, object? value) in module.FindMembers())
            AddValue(member, path, value, depth + 1);
    }

    /// <summary>Adds what a member holds; <paramref name="name"/> is its path within the module at <paramref name="path"/>.</summary>
    void AddValue(string name, string path, object? value, int depth)
    {
        if (value is not (Parameter or Module or IDictionary or IReadOnlyList<object?> or Array) || !seen.Add(value))
            return;
        switch (value)
        {
            case Parameter parameter:
                AddParameter(ModulePath.Join(path, name), parameter);
                break;
            case Module module:
                AddModule(name, ModulePath.Join(path, name), module, depth);
                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                    AddValue(ModulePath.Join(name, Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!), path, entry.Value, depth);
                break;
            case IReadOnlyList<object?> list:
                AddAll(name, path, list, depth);
                break;
            case Array array when !array.GetType().GetElementType()!.IsValueType:
                AddAll(name, path, array, depth);
                break;
        }
    }

    void AddAll(string name, string path, IEnumerable values, int depth)
    {
        int place = 0;
        foreach (object? value in values)
            AddValue(ModulePath.Join(name, place++.ToString(CultureInfo.InvariantCulture)), path, value, depth);
    }

    void AddParameter(string path, Parameter parameter)
    {
        if (!paths.Add(path))
        {
            throw new InvalidOperationException(
                $"Two parameters of {Modules[0].Module.GetType().Name} have the name '{path}'. Rename one of the fields that lead to them; those of base types count too.");
        }

        Parameters.Add((path, parameter));
        parameter.Name = ModulePath.Longer(parameter.Name, path);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((string name, Module module, int depth) in Modules)
        {
            if (depth > 0)
                text.AppendLine().Append(' ', 2 * depth).Append(name).Append(": ");
            text.Append(CultureInfo.InvariantCulture, $"{module.Describe()}, {module.ParameterCount:N0} parameters");
        }

        return text.ToString();
    }

    /// <summary>Where a module stands in the tree; the root's depth is 0.</summary>
    public sealed record Place(string Name, Module Module, int Depth);
}
