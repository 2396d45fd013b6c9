using AutoGrad.Losses;
using V = AutoGrad.Tests.Losses.LossOperandValues;

namespace AutoGrad.Tests.Losses;

/// <summary>Checks: every loss and its gradients against PyTorch.</summary>
public class TorchLossTests
{
    const double Tolerance = 1e-13;

    static readonly Dictionary<string, (LossReference Expected, Func<Tensor[], Tensor> Loss, Func<Tensor[]> Variables)> cases = new()
    {
        ["cross-entropy"] = (TorchLosses.CrossEntropy, v => Loss.CrossEntropy(v[0], V.Y), () => [V.X]),
        ["cross-entropy of rows"] = (TorchLosses.CrossEntropyOfRows, v => Loss.CrossEntropy(v[0], V.Y, reduction: Reduction.None), () => [V.X]),
        ["weighted cross-entropy"] = (TorchLosses.WeightedCrossEntropy, v => Loss.CrossEntropy(v[0], V.Y, classWeights: V.W), () => [V.X]),
        ["smoothed cross-entropy"] = (TorchLosses.SmoothedCrossEntropy, v => Loss.CrossEntropy(v[0], V.Y, labelSmoothing: 0.1), () => [V.X]),
        ["all options of cross-entropy"] = (TorchLosses.SmoothedWeightedCrossEntropyWithIgnoredRow,
            v => Loss.CrossEntropy(v[0], V.Yi, 0.1, V.W, -100), () => [V.X]),
        ["all options of cross-entropy, rows"] = (TorchLosses.SmoothedWeightedCrossEntropyOfRows,
            v => Loss.CrossEntropy(v[0], V.Yi, 0.1, V.W, -100, Reduction.None), () => [V.X]),
        ["all options of cross-entropy, sum"] = (TorchLosses.SmoothedWeightedCrossEntropySum,
            v => Loss.CrossEntropy(v[0], V.Yi, 0.1, V.W, -100, Reduction.Sum), () => [V.X]),
        ["cross-entropy of three axes"] = (TorchLosses.CrossEntropyOfThreeAxes, v => Loss.CrossEntropy(v[0], V.Y3, classWeights: V.W), () => [V.X3]),
        ["negative log-likelihood"] = (TorchLosses.WeightedCrossEntropy,
            v => Loss.NegativeLogLikelihood(v[0].LogSoftmax(1), V.Y, V.W), () => [V.X]),
        ["cross-entropy from probabilities"] = (TorchLosses.CrossEntropyFromProbabilities, v => Loss.CrossEntropyFromProbabilities(v[0], V.Q), () => [V.X]),
        ["cross-entropy from probabilities with options"] = (TorchLosses.SmoothedWeightedCrossEntropyFromProbabilities,
            v => Loss.CrossEntropyFromProbabilities(v[0], V.Q, 0.2, V.W), () => [V.X]),
        ["mean squared error"] = (TorchLosses.MeanSquaredError, v => Loss.MeanSquaredError(v[0], V.T), () => [V.A]),
        ["L1"] = (TorchLosses.L1, v => Loss.L1(v[0], V.T), () => [V.A]),
        ["smooth L1"] = (TorchLosses.SmoothL1, v => Loss.SmoothL1(v[0], V.T, beta: 0.5), () => [V.A]),
        ["Huber"] = (TorchLosses.Huber, v => Loss.Huber(v[0], V.T, delta: 1.5), () => [V.A]),
        ["binary cross-entropy"] = (TorchLosses.BinaryCrossEntropy, v => Loss.BinaryCrossEntropy(v[0], V.B), () => [V.Pr]),
        ["weighted binary cross-entropy"] = (TorchLosses.WeightedBinaryCrossEntropy, v => Loss.BinaryCrossEntropy(v[0], V.B, V.Wt), () => [V.Pr]),
        ["binary cross-entropy with logits"] = (TorchLosses.BinaryCrossEntropyWithLogits, v => Loss.BinaryCrossEntropyWithLogits(v[0], V.B), () => [V.A]),
        ["weighted binary cross-entropy with logits"] = (TorchLosses.WeightedBinaryCrossEntropyWithLogits,
            v => Loss.BinaryCrossEntropyWithLogits(v[0], V.B, V.Wt, Tensor.From<double>([3, 1, 2, 0.5, 1, 2])), () => [V.A]),
        ["hinge embedding"] = (TorchLosses.HingeEmbedding, v => Loss.HingeEmbedding(v[0], V.S, margin: 1.5), () => [V.A]),
        ["soft margin"] = (TorchLosses.SoftMargin, v => Loss.SoftMargin(v[0], V.S), () => [V.A]),
        ["margin ranking"] = (TorchLosses.MarginRanking, v => Loss.MarginRanking(v[0], v[1], V.S, margin: 0.5), () => [V.A, V.A2]),
        ["Kullback–Leibler"] = (TorchLosses.KlDivergence, v => Loss.KlDivergence(v[0], V.Q), () => [V.X.LogSoftmax(1)]),
        ["Kullback–Leibler of logarithms"] = (TorchLosses.KlDivergenceOfLogs,
            v => Loss.KlDivergence(v[0], (V.Q + 0.01).Log(), isLogTarget: true, Reduction.Mean), () => [V.X.LogSoftmax(1)]),
        ["cosine embedding"] = (TorchLosses.CosineEmbedding, v => Loss.CosineEmbedding(v[0], v[1], V.S4, margin: 0.2), () => [V.X, V.X2]),
        ["triplet margin"] = (TorchLosses.TripletMargin, v => Loss.TripletMargin(v[0], v[1], v[2]), () => [V.X, V.X2, V.X4]),
        ["triplet margin, cubic and swapped"] = (TorchLosses.TripletMarginCubicSwapped,
            v => Loss.TripletMargin(v[0], V.X2, V.X4, margin: 0.8, norm: 3, swap: true), () => [V.X]),
        ["Poisson, full"] = (TorchLosses.FullPoisson, v => Loss.PoissonNegativeLogLikelihood(v[0], V.C, full: true), () => [V.A]),
        ["Poisson of rates"] = (TorchLosses.PoissonOfRates, v => Loss.PoissonNegativeLogLikelihood(v[0], V.C, isLogRate: false), () => [V.R]),
        ["Gaussian, full"] = (TorchLosses.FullGaussian, v => Loss.GaussianNegativeLogLikelihood(v[0], V.T, v[1], full: true), () => [V.A, V.R]),
        ["multi-margin"] = (TorchLosses.MultiMargin, v => Loss.MultiMargin(v[0], V.Y), () => [V.X]),
        ["multi-margin, squared and weighted"] = (TorchLosses.SquaredWeightedMultiMargin,
            v => Loss.MultiMargin(v[0], V.Y, power: 2, margin: 1.5, V.W), () => [V.X]),
        ["multi-label soft margin"] = (TorchLosses.MultilabelSoftMargin, v => Loss.MultilabelSoftMargin(v[0], V.Ml), () => [V.X]),
    };

    public static TheoryData<string> Names => [.. cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_and_gradient_are_those_of_PyTorch(string name)
    {
        var (expected, loss, make) = cases[name];
        Tensor[] variables = make();
        using var tape = new Tape();
        foreach (Tensor variable in variables)
            tape.Watch(variable);
        Tensor result = loss(variables);
        AssertNear(expected.Values, result);
        Tensor[] gradients = tape.Gradients(result, variables, Tensor.Ones(result.Shape, DType.Float64));
        for (int i = 0; i < gradients.Length; i++)
            AssertNear(expected.Gradients[i], gradients[i]);
    }

    static void AssertNear(double[] expected, Tensor actual)
    {
        double[] values = actual.ToArray<double>();
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])), $"element {i}: expected {expected[i]:R}, got {values[i]:R}");
    }
}
