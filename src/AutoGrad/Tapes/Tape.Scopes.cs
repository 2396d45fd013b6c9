namespace AutoGrad;

public sealed partial class Tape
{
    List<(string Name, int Parent)>? scopes;
    int scope;

    /// <summary>Names what is recorded until the result is disposed; scopes nest, and listings show the whole path.</summary>
    /// <param name="name">The name, such as that of a module.</param>
    public TapeScope Scope(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new TapeScope(this, EnterScope(name));
    }

    /// <summary>Opens a scope and returns the one that was open before.</summary>
    internal int EnterScope(string name)
    {
        int parent = scope;
        scopes ??= [];
        for (int i = 0; i < scopes.Count; i++)
        {
            if (scopes[i].Parent == parent && scopes[i].Name == name)
            {
                scope = i + 1;
                return parent;
            }
        }

        scopes.Add((name, parent));
        scope = scopes.Count;
        return parent;
    }

    /// <summary>Goes into a scope that was open when an entry was recorded, and returns the one that is open now.</summary>
    internal int GoToScope(int number)
    {
        int before = scope;
        scope = number;
        return before;
    }

    internal void LeaveScope(int parent) => scope = parent;

    /// <summary>The path of the innermost scope that is open; empty if none is.</summary>
    internal string OpenScopePath => ScopePath(scope);

    /// <summary>The path of a scope, its names joined by dots.</summary>
    internal string ScopePath(int number)
    {
        if (number == 0)
            return "";
        (string name, int parent) = scopes![number - 1];
        return parent == 0 ? name : $"{ScopePath(parent)}.{name}";
    }
}
