using System.Reflection;
using AutoGrad.Operations;

namespace AutoGrad.Tests.Operations;

/// <summary>Checks every sample of every reduction: both modes against central differences, and second derivatives against differences of first ones.</summary>
public class ReductionDerivativeTests
{
    /// <summary>The operations of this folder, which stand beside <see cref="AutoGrad.Operations.Sum"/>.</summary>
    static readonly Type[] Definitions =
    [
        typeof(Sum), typeof(Mean), typeof(Prod), typeof(Amax), typeof(Amin), typeof(LogSumExp), typeof(Var), typeof(Std), typeof(Norm), typeof(CumSum), typeof(CumProd),
        typeof(LogCumSumExp), typeof(Median), typeof(Sort), typeof(TopK), typeof(Softmax), typeof(LogSoftmax), typeof(Softmin),
    ];

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (Type definition in Definitions)
        {
            for (int i = 0; i < Samples(definition.Name).Count; i++)
                cases.Add(definition.Name, i);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_finite_differences(string name, int sample)
    {
        (Func<Tensor, Tensor> f, Tensor x) = Scalar(name, sample);
        Agree(Differences(t => f(t).ToArray<double>(), x, 1e-5), Differentiate.Gradient(f, x).ToArray<double>(), 1e-8);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tangents_are_finite_differences(string name, int sample)
    {
        OperationSample chosen = Samples(name)[sample];
        Tensor x = Point(chosen), v = Tensor.Normal(x.Shape, new Random(7), dtype: DType.Float64);
        double[] plus = chosen.Apply([x + (1e-5 * v)]).ToArray<double>(), minus = chosen.Apply([x - (1e-5 * v)]).ToArray<double>();
        Agree([.. plus.Zip(minus, (p, m) => (p - m) / 2e-5)], Differentiate.Jvp(t => chosen.Apply([t]), x, v).Tangent.ToArray<double>(), 1e-8);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Hessians_are_differences_of_gradients(string name, int sample)
    {
        (Func<Tensor, Tensor> f, Tensor x) = Scalar(name, sample);
        double[] expected = Differences(t => Differentiate.Gradient(f, t).ToArray<double>(), x, 1e-5);
        Agree(expected, Differentiate.Hessian(f, x).ToArray<double>(), 1e-7);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Hessians_are_the_same_forwards_over_backwards_and_backwards_over_backwards(string name, int sample)
    {
        (Func<Tensor, Tensor> f, Tensor x) = Scalar(name, sample);
        Tensor v = Tensor.Normal(x.Shape, new Random(7), dtype: DType.Float64);
        Tensor forwards = Differentiate.HessianVectorProduct(f, x, v);
        Tensor backwards = Differentiate.Gradient(t => (Differentiate.Gradient(f, t) * v).Sum(), x);
        Agree(forwards.ToArray<double>(), backwards.ToArray<double>(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Single_precision_agrees_with_double_precision(string name, int sample)
    {
        OperationSample chosen = Samples(name)[sample];
        Tensor x = Point(chosen).To(DType.Float32);
        float[] single = chosen.Apply([x]).ToArray<float>();
        double[] twice = chosen.Apply([x.To(DType.Float64)]).ToArray<double>();
        Agree(twice, [.. single.Select(value => (double)value)], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kinks_have_their_declared_gradient(string name, int sample)
    {
        OperationSample chosen = Samples(name)[sample];
        foreach (SampleKink kink in chosen.Kinks)
        {
            Tensor x = Tensor.From<double>(kink.Operands[0], chosen.Shapes[0]);
            Assert.Equal(kink.Gradients[0], Differentiate.Gradient(t => chosen.Apply([t]).Sum(), x).ToArray<double>());
        }
    }

    static IReadOnlyList<OperationSample> Samples(string name) =>
        [.. (IEnumerable<OperationSample>)Definitions.Single(type => type.Name == name).GetProperty("Samples", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!];

    /// <summary>A weighted sum of the sample's results, and elements that neither tie nor are 0.</summary>
    static (Func<Tensor, Tensor> F, Tensor X) Scalar(string name, int sample)
    {
        OperationSample chosen = Samples(name)[sample];
        Tensor x = Point(chosen), weights = Tensor.Normal(chosen.Apply([x]).Shape, new Random(3), dtype: DType.Float64);
        return (t => (chosen.Apply([t]) * weights).Sum(), x);
    }

    static Tensor Point(OperationSample sample) => Tensor.Normal(sample.Shapes[0], new Random(11), mean: 0.2, standardDeviation: 1.3, dtype: DType.Float64);

    /// <summary>∂fᵢ/∂xⱼ at [i, j], or [j] for a single result.</summary>
    static double[] Differences(Func<Tensor, double[]> f, Tensor x, double step)
    {
        double[][] columns = [.. Enumerable.Range(0, x.Length).Select(j => f(Moved(x, j, step)).Zip(f(Moved(x, j, -step)), (p, m) => (p - m) / (2 * step)).ToArray())];
        return [.. Enumerable.Range(0, columns.Length == 0 ? 0 : columns[0].Length).SelectMany(i => columns.Select(column => column[i]))];
    }

    static Tensor Moved(Tensor x, int j, double step)
    {
        double[] values = x.ToArray<double>();
        values[j] += step;
        return Tensor.From<double>(values, x.Shape);
    }

    static void Agree(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])), $"element {i}: expected {expected[i]:R}, got {actual[i]:R}");
    }
}
