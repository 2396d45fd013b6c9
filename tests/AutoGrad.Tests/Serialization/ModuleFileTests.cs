using AutoGrad.Modules;
using AutoGrad.Serialization;
using AutoGrad.Tests.Data;

namespace AutoGrad.Tests.Serialization;

public sealed class ModuleFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    string File => Path.Combine(folder.Path, "model.safetensors");

    public void Dispose() => folder.Dispose();

    static Sequential Model(int seed, int width = 3, DType dtype = DType.Float32)
    {
        var random = new Random(seed);
        return new Sequential(new Linear(2, width, random, dtype: dtype), new Tanh(), new Linear(width, 1, random, bias: false, dtype: dtype));
    }

    [Fact]
    public void A_loaded_module_computes_the_same_bits()
    {
        Sequential saved = Model(0), loaded = Model(1);
        Tensor x = Tensor.Normal([5, 2], new Random(2));
        Assert.NotEqual(saved.Forward(x).ToArray<float>(), loaded.Forward(x).ToArray<float>());
        saved.Save(File);
        loaded.Load(File);
        Assert.Equal(saved.Forward(x).ToArray<float>(), loaded.Forward(x).ToArray<float>());
    }

    [Fact]
    public void The_file_has_paths_from_the_module_that_is_saved_and_PyTorchs_shapes()
    {
        Sequential inner = Model(0);
        _ = new Sequential(new Flatten(), inner).Parameters();
        inner.Save(File);
        Assert.Equal(
            ["0.weight F32 [3, 2]", "0.bias F32 [3]", "2.weight F32 [1, 3]"],
            SafetensorsFile.Read(File).Tensors.Select(tensor => $"{tensor.Name} {tensor.DType} [{string.Join(", ", tensor.Shape)}]"));
    }

    [Fact]
    public void Double_precision_is_kept()
    {
        Sequential saved = Model(0, dtype: DType.Float64), loaded = Model(1, dtype: DType.Float64);
        saved.Save(File);
        loaded.Load(File);
        Assert.Equal(saved.Parameters()[0].ToArray<double>(), loaded.Parameters()[0].ToArray<double>());
    }

    [Fact]
    public void Everything_that_does_not_fit_is_listed_and_nothing_is_loaded()
    {
        new Sequential(new Linear(2, 4, new Random(0)), new Linear(4, 4, new Random(0))).Save(File);
        Sequential model = Model(1);
        float[] before = model.Parameters()[0].ToArray<float>();
        ModuleMismatchException thrown = Assert.Throws<ModuleMismatchException>(() => model.Load(File));
        Assert.Equal(["2.weight"], thrown.Missing);
        Assert.Equal(["1.weight", "1.bias"], thrown.Unexpected.Order().Reverse());
        Assert.Equal(
            ["0.weight (the module has F32 [3, 2], the file F32 [4, 2])", "0.bias (the module has F32 [3], the file F32 [4])"], thrown.Mismatched);
        foreach (string name in thrown.Missing.Concat(thrown.Unexpected).Concat(thrown.Mismatched).Append(File))
            Assert.Contains(name, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Parameters()[0].ToArray<float>());
    }

    [Fact]
    public void Another_dtype_does_not_fit()
    {
        Model(0, dtype: DType.Float64).Save(File);
        ModuleMismatchException thrown = Assert.Throws<ModuleMismatchException>(() => Model(0).Load(File));
        Assert.Equal(3, thrown.Mismatched.Count);
        Assert.Contains("F64", thrown.Mismatched[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Loading_makes_recorded_values_stale()
    {
        Sequential model = Model(0);
        model.Save(File);
        using var tape = new Tape();
        Tensor loss = model.Forward(Tensor.Ones([1, 2])).Sum();
        model.Load(File);
        Assert.Throws<TapeException>(() => loss.Backward());
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_old_one()
    {
        string nowhere = Path.Combine(folder.Path, "nowhere");
        var error = Assert.Throws<DirectoryNotFoundException>(() => Model(0).Save(Path.Combine(nowhere, "model.safetensors")));
        Assert.EndsWith($"model.safetensors: There is no folder {nowhere}. Create it, or write elsewhere.", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
