namespace AutoGrad.Tests.Checking;

public class FastCheckTests
{
    static readonly GradCheckOptions fast = new() { Mode = GradCheckMode.Fast };

    /// <summary>x·W whose rule is wrong in one entry of W's gradient.</summary>
    static CustomOperation OneWrongEntry(int index, double error) => CustomOperation.Define(
        "OneWrongEntry",
        x => x[0].MatMul(x[1]),
        (x, y, yBar) =>
        {
            double[] gradient = x[0].Transpose().MatMul(yBar).ToArray<double>();
            gradient[index] += error;
            return [yBar.MatMul(x[1].Transpose()), Tensor.From<double>(gradient, x[1].Shape)];
        });

    [Theory]
    [InlineData(0)]
    [InlineData(50_001)]
    [InlineData((784 * 128) - 1)]
    public void One_wrong_entry_of_100352_is_found_by_name(int index)
    {
        Tensor x = Tensor.Uniform([8, 784], new Random(1), dtype: DType.Float64), w = Tensor.Normal([784, 128], new Random(2), 0, 0.05, DType.Float64);
        GradCheckReport right = GradCheck.Run(all => all[0].MatMul(all[1]).Tanh().Sum(), [x, w], fast);
        right.ThrowUnlessPassed();
        double error = 2 * right.DetectableError!.Value;
        Assert.InRange(error, 0, 1e-5);
        GradCheckReport report = GradCheck.Run(all => OneWrongEntry(index, error).Apply(all).Tanh().Sum(), [x, w], fast);
        ElementCheck found = Assert.Single(report.Failures);
        Assert.Equal(("x1", index / 128, index % 128), (found.Operand, found.Index[0], found.Index[1]));
    }

    [Fact]
    public void A_search_names_the_operation_too()
    {
        Tensor x = Tensor.Uniform([2, 30], new Random(1), dtype: DType.Float64), w = Tensor.Normal([30, 20], new Random(2), 0, 0.05, DType.Float64);
        ElementCheck found = Assert.Single(GradCheck.Run(all => OneWrongEntry(333, 0.01).Apply(all).Tanh().Sum(), [x, w], fast).Failures);
        Assert.Equal(("x1", 16, 13, "OneWrongEntry"), (found.Operand, found.Index[0], found.Index[1], found.Operation));
    }

    [Fact]
    public void A_kink_among_the_elements_is_set_apart()
    {
        double[] values = [.. Enumerable.Range(-50, 101).Select(i => i / 8.0)];
        GradCheckReport report = GradCheck.Run(z => z.Relu().Square().Sum() + z.Relu().Sum(), Tensor.From<double>(values), fast);
        report.ThrowUnlessPassed();
        Assert.Equal(50, Assert.Single(report.Elements).Index[0]);
        Assert.NotNull(report.Elements[0].Kink);
    }

    [Fact]
    public void Kinks_that_hide_each_other_are_set_apart() =>
        GradCheck.Run(z => z.Softshrink(0.5), Tensor.From([-0.5, 0.5, 1.0]), fast).ThrowUnlessPassed();

    [Fact]
    public void What_no_probe_could_judge_is_promised_nothing()
    {
        GradCheckReport report = GradCheck.Run(z => z.Sqrt(), Tensor.From([0.0]), fast);
        Assert.Null(report.DetectableError);
        Assert.Contains("1 element in groups. By itself: 1 element: 0 pass, 0 fail, 1 inconclusive.", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_in_all_elements_is_told_by_some()
    {
        CustomOperation wrong = CustomOperation.Define("Wrong", x => x.Square(), (x, y, yBar) => yBar * x);
        GradCheckReport report = GradCheck.Run(z => wrong.Apply(z).Sum(), Tensor.Uniform([1000], new Random(1), 1, 2, DType.Float64), fast);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.InRange(report.Failures.Count, 10, 20);
        Assert.Equal(GuessKind.Factor, report.Guess!.Kind);
        Assert.Equal(1000, report.ElementCount);
    }
}
