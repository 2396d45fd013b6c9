using AutoGrad.Data;

namespace AutoGrad.Cli.Train;

/// <summary>What there is to learn from and to be tested on.</summary>
/// <param name="Name">Where it comes from, in words.</param>
/// <param name="Train">The examples to learn from, as they stand in the file.</param>
/// <param name="Validation">The examples that training is watched on.</param>
/// <param name="Test">The examples that nothing sees before the end.</param>
/// <param name="Defaults">What suits this kind of data.</param>
/// <param name="Scaling">How columns are brought to one scale; null where they have one.</param>
internal sealed record TrainingData(string Name, Dataset Train, Dataset Validation, Dataset Test, TrainDefaults Defaults, Scaling? Scaling = null)
{
    /// <summary>Such as <c>digits.csv: 1078 training, 360 validation, 359 test examples, inputs [64], 10 classes</c>.</summary>
    public override string ToString() =>
        $"{Name}: {Train.Count} training, {Validation.Count} validation, {Test.Count} test examples, inputs {Train.InputShape}, "
        + (Train.IsClassification ? $"{Train.ClassCount} classes" : "values as targets");
}
