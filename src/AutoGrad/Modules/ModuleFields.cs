using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace AutoGrad.Modules;

/// <summary>The instance fields of modules and the names that they give to what they hold.</summary>
internal static class ModuleFields
{
    /// <summary>The fields of all types from below <see cref="Module"/> down to the module's own, in the order of their declaration.</summary>
    public static List<KeyValuePair<string, object?>> Of(Module module)
    {
        var members = new List<KeyValuePair<string, object?>>();
        AddFields(module.GetType(), module, members);
        return members;
    }

    static void AddFields(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.AllFields)] Type type, Module module, List<KeyValuePair<string, object?>> members)
    {
        if (type == typeof(Module))
            return;
        AddFields(type.BaseType!, module, members);
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            if (!field.FieldType.IsValueType)
                members.Add(new(NameOf(field.Name), field.GetValue(module)));
        }
    }

    /// <summary>
    /// The field's name in camel case. The compiler calls the field behind a property <c>&lt;Hidden&gt;k__BackingField</c> and the one behind a
    /// primary constructor's parameter <c>&lt;hidden&gt;P</c>.
    /// </summary>
    static string NameOf(string field)
    {
        int end = field.IndexOf('>');
        string name = field.StartsWith('<') && end > 1 ? field[1..end] : field.TrimStart('_');
        return CamelCase(name);
    }

    /// <summary>The first word in small letters: of several capital letters in a row, the last begins the next word, unless the name ends with it.</summary>
    static string CamelCase(string name)
    {
        int capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
            capitals++;
        if (capitals > 1 && capitals < name.Length)
            capitals--;
        return name[..capitals].ToLowerInvariant() + name[capitals..];
    }
}
