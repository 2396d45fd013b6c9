using AutoGrad.Modules;

namespace AutoGrad.Training;

/// <summary>Puts a module and all its parts into a mode until it is disposed; then each one has its own mode again.</summary>
internal readonly struct ModuleModes : IDisposable
{
    readonly IReadOnlyList<Module> modules;
    readonly bool[] before;

    public ModuleModes(Module model, bool isTraining)
    {
        modules = model.Modules();
        before = [.. modules.Select(module => module.IsTraining)];
        foreach (Module module in modules)
            module.IsTraining = isTraining;
    }

    public void Dispose()
    {
        for (int i = 0; i < before.Length; i++)
            modules[i].IsTraining = before[i];
    }
}
