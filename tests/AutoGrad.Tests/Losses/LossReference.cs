namespace AutoGrad.Tests.Losses;

/// <summary>A loss as computed elsewhere.</summary>
/// <param name="Values">The loss, or the losses of the rows.</param>
/// <param name="Gradients">The gradient of their sum with respect to each operand.</param>
internal sealed record LossReference(double[] Values, params double[][] Gradients);
