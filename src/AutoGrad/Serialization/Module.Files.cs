using AutoGrad.Serialization;

namespace AutoGrad.Modules;

public abstract partial class Module
{
    /// <summary>
    /// Writes all parameters into a file in safetensors format, under their paths from this module. The file appears only when it is whole.
    /// </summary>
    /// <param name="path">The file; the folder must exist.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The file cannot be written; an older file of the name stays as it was.</exception>
    public void Save(string path) =>
        SafetensorsFile.Write(path, new ModuleTree(this).Parameters.Select(found => ParameterEntry.Of(found.Path, found.Parameter)));

    /// <summary>Takes the values of all parameters from a file in safetensors format.</summary>
    /// <param name="path">A file that <see cref="Save"/> has written, or one with the same names, shapes and dtypes from elsewhere.</param>
    /// <exception cref="ModuleMismatchException">
    /// The file lacks a parameter, has one that this module has not, or one of another shape or dtype. Nothing has been changed then.
    /// </exception>
    /// <exception cref="SafetensorsFormatException">The file is damaged.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public void Load(string path)
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        List<(string Path, Parameter Parameter)> parameters = new ModuleTree(this).Parameters;
        var names = parameters.Select(found => found.Path).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. names.Where(name => file.Find(name) is null)];
        string[] unexpected = [.. file.Tensors.Select(tensor => tensor.Name).Where(name => !names.Contains(name))];
        string[] mismatched =
        [
            .. from found in parameters
               let tensor = file.Find(found.Path)
               where tensor is not null && !ParameterEntry.Fits(tensor, found.Parameter)
               select $"{found.Path} (the module has {ParameterEntry.Text(found.Parameter)}, the file {ParameterEntry.Text(tensor)})",
        ];
        if (missing.Length + unexpected.Length + mismatched.Length > 0)
            throw new ModuleMismatchException(path, missing, unexpected, mismatched);
        foreach ((string name, Parameter parameter) in parameters)
            file.Find(name)!.Data.Span.CopyTo(parameter.Update());
    }
}
