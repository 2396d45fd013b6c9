using AutoGrad.Optimizers;

namespace AutoGrad.Tests.Optimizers;

/// <summary>An optimizer as a user writes one, with tensors: θ ← θ − η · sign(g).</summary>
internal sealed class SignDescent(IEnumerable<Parameter> parameters, double learningRate) : Optimizer(parameters, learningRate)
{
    protected override void Update(int index, Parameter parameter) => parameter.Assign(parameter - (LearningRate * parameter.Gradient!.Sign()));
}
