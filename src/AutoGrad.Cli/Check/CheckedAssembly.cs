using System.Reflection;
using System.Runtime.Loader;
using AutoGrad.Operations;

namespace AutoGrad.Cli.Check;

/// <summary>What there is to check in an assembly of a user.</summary>
internal static class CheckedAssembly
{
    const BindingFlags Methods = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The marked methods and the function structs.</summary>
    /// <exception cref="UsageException">There is no such assembly, it cannot be loaded, or it has nothing to check.</exception>
    public static IReadOnlyList<CheckSubject> Subjects(string path, CheckSettings settings)
    {
        Assembly assembly = Load(path);
        try
        {
            var laws = new LawSubjects(settings);
            var unfit = new List<CheckSubject>();
            IReadOnlyList<CatalogueEntry> functions = OperationCatalogue.Find(assembly, (type, exception) => unfit.Add(CheckSubject.Unfit(type.Name, CheckResult.Threw(exception))));
            MethodInfo[] marked = [.. assembly.GetTypes().SelectMany(type => type.GetMethods(Methods)).Where(method => method.IsDefined(typeof(GradientCheckAttribute), inherit: false))];
            CheckSubject[] subjects =
            [
                .. marked.SelectMany(method => laws.WithLaws(MethodSubject.Of(method), MethodSubject.Call(method))),
                .. unfit,
                .. CatalogueSubjects.Of(functions),
                .. laws.Of(functions),
            ];
            return subjects.Length > 0
                ? subjects
                : throw new UsageException($"{path}: There is nothing to check: no public static method is marked [GradientCheck], and no struct implements IUnaryFunction, IBinaryFunction or ITernaryFunction.");
        }
        catch (ReflectionTypeLoadException exception)
        {
            throw new UsageException($"{path}: A type cannot be loaded: {exception.LoaderExceptions.FirstOrDefault()?.Message ?? exception.Message}");
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or TypeLoadException)
        {
            throw new UsageException($"{path}: {exception.Message}");
        }
    }

    static Assembly Load(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path}: This is a folder, and an assembly is needed, such as bin/Release/net10.0/Some.dll.");
        if (!File.Exists(path))
            throw new UsageException(path.StartsWith('-') ? $"{path}: There is no such option." : $"{path}: There is no such file.");
        try
        {
            string full = Path.GetFullPath(path);
            Assembly assembly = new UserAssemblies(full).LoadFromAssemblyPath(full);
            return assembly.GetName().Name == typeof(Tensor).Assembly.GetName().Name
                ? throw new UsageException($"{path}: This is AutoGrad itself; its own operations are checked without an argument.")
                : assembly;
        }
        catch (BadImageFormatException)
        {
            throw new UsageException($"{path}: This is no .NET assembly, or one that this runtime cannot load.");
        }
        catch (Exception exception) when (exception is FileLoadException or InvalidOperationException)
        {
            throw new UsageException($"{path}: The assembly cannot be loaded: {exception.Message}");
        }
    }

    /// <summary>A user's assembly with the dependencies that lie beside it, except for this library: its tensors must be ours.</summary>
    sealed class UserAssemblies(string path) : AssemblyLoadContext(path)
    {
        readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName name) =>
            name.Name == typeof(Tensor).Assembly.GetName().Name ? null
            : resolver.ResolveAssemblyToPath(name) is { } found ? LoadFromAssemblyPath(found)
            : null;

        protected override nint LoadUnmanagedDll(string name) =>
            resolver.ResolveUnmanagedDllToPath(name) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
    }
}
