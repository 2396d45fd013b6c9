using AutoGrad.Losses;
using AutoGrad.Modules;

namespace AutoGrad.Tests.Checking;

public class GradCheckFormTests
{
    /// <summary>A rule that loses the factor 2.</summary>
    static readonly CustomOperation wrongSquare = CustomOperation.Define("WrongSquare", x => x * x, (x, y, yBar) => yBar * x);

    [Fact]
    public void A_Float32_model_is_checked_as_it_is()
    {
        var model = new Sequential(new Linear(5, 4, new Random(1)), new Relu(), new Linear(4, 3, new Random(2)));
        Tensor x = Tensor.Normal([6, 5], new Random(3)), labels = Tensor.From([0, 1, 2, 0, 1, 2]);
        byte[] before = model.Parameters()[0].Bytes().ToArray();
        GradCheckReport report = GradCheck.Run(model, () => Loss.CrossEntropy(model.Forward(x), labels));
        report.ThrowUnlessPassed();
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], report.Operands.Select(operand => operand.Name));
        Assert.Equal(5 * 4 + 4 + 4 * 3 + 3, report.Elements.Count);
        Assert.Equal(before, model.Parameters()[0].Bytes().ToArray());
        Assert.All(model.Parameters(), parameter => Assert.Null(parameter.Gradient));
        Assert.All(model.Parameters(), parameter => Assert.Equal(0, parameter.Version));
    }

    [Fact]
    public void A_wrong_operation_inside_a_model_is_named_with_its_path()
    {
        var model = new Sequential(new Linear(3, 2, new Random(1)), new Squared());
        Tensor x = Tensor.Normal([4, 3], new Random(3));
        GradCheckReport report = GradCheck.Run(model, () => model.Forward(x).Sum());
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.All(report.Failures, failure => Assert.Equal(("WrongSquare", "1"), (failure.Operation, failure.Path)));
        Assert.Equal(GuessKind.Factor, report.Guess!.Kind);
    }

    [Fact]
    public void A_model_in_code_that_reads_values_is_run_with_moved_parameters()
    {
        var weight = new Parameter(Tensor.From([0.5, 2.0]), "weight");
        var model = new Holder(weight);
        GradCheckReport report = GradCheck.Run(model, () => weight.Sum().Item() > 1 ? weight.Square().Sum() : weight.Sum());
        report.ThrowUnlessPassed();
        Assert.Equal([1.0, 4.0], report.Elements.Select(element => element.Analytic));
        Assert.Equal([0.5, 2.0], weight.ToArray<double>());
    }

    [Fact]
    public void Each_operation_of_a_tape_is_checked_by_itself()
    {
        using var tape = new Tape();
        Tensor x = Tensor.From([0.5f, -1.5f, 2f]);
        tape.Watch(x);
        using (tape.Scope("head"))
            _ = (wrongSquare.Apply(x.Exp()) + 1).Relu().Sum();
        int entries = tape.Count;
        GradCheckReport report = GradCheck.Run(tape);
        Assert.Equal(entries, tape.Count);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(("WrongSquare", "head", 1), (failure.Operation, failure.Path, failure.Entry)));
        Assert.Equal("%0 of %1", report.Failures[0].Operand);
        Assert.True(report.Elements.Count > 3 * 3);
    }

    [Fact]
    public void A_rule_that_keeps_a_buffer_is_run_before_anything_is_evaluated_again()
    {
        double[] kept = [];
        CustomOperation stale = CustomOperation.Define(
            "Stale",
            x =>
            {
                kept = x.ToArray<double>();
                return x * x;
            },
            (x, y, yBar) => 2 * yBar * Tensor.From<double>(kept));
        using var tape = new Tape();
        Tensor x = Tensor.From([1.5, 2.5]);
        tape.Watch(x);
        _ = stale.Apply(stale.Apply(x));
        GradCheckReport report = GradCheck.Run(tape);
        Assert.All(report.Failures, failure => Assert.Equal(0, failure.Entry));
        Assert.Equal(2, report.Failures.Count);
    }

    [Fact]
    public void An_operand_that_is_used_twice_is_moved_in_both_places()
    {
        CustomOperation product = CustomOperation.Define("Product", x => x[0] * x[1], (x, y, yBar) => [yBar * x[1], x[0].ToArray<double>().SequenceEqual(x[1].ToArray<double>()) ? null : yBar * x[0]]);
        using var tape = new Tape();
        Tensor x = Tensor.From([1.5, 2.5]);
        tape.Watch(x);
        _ = product.Apply([x, x]);
        Assert.Equal(2, GradCheck.Run(tape).Failures.Count);
    }

    [Fact]
    public void A_broadcast_that_is_not_summed_is_guessed()
    {
        CustomOperation add = CustomOperation.Define("Add", x => x[0] + x[1], (x, y, yBar) => [yBar, yBar.Slice(0, ..1).Reshape(x[1].Shape)]);
        GradCheckReport report = GradCheck.Run(all => add.Apply(all).Tanh(), Tensor.Uniform([4, 3], new Random(1), dtype: DType.Float64), Tensor.From([0.5, 1, 2]));
        Assert.Equal(3, report.Failures.Count);
        Assert.Equal((GuessKind.BroadcastNotSummed, "x1"), (report.Guess!.Kind, report.Guess.Operand));
    }

    [Fact]
    public void A_parameter_that_is_not_used_is_named()
    {
        GradCheckReport report = GradCheck.Run(all => all[0].Square(), Tensor.From([0.5]), Tensor.From([1.0]));
        report.ThrowUnlessPassed();
        Assert.Equal("The function does not depend on x1.", Assert.Single(report.Notes));
    }

    [Fact]
    public void Forward_mode_is_checked_against_differences_and_against_reverse_mode()
    {
        Tensor x = Tensor.Uniform([2, 3], new Random(1), 0.5, 2, DType.Float64);
        GradCheckReport report = GradCheck.RunForward(z => z.Log().Softmax(1), x);
        report.ThrowUnlessPassed();
        Assert.Equal(Verdict.Pass, Assert.Single(report.Probes).Verdict);

        CustomOperation wrongTangent = CustomOperation.Define("WrongTangent", z => z * z, (z, y, yBar) => 2 * yBar * z, (z, y, tangent) => tangent * z);
        GradCheckReport wrong = GradCheck.RunForward(wrongTangent.Apply, x);
        Assert.Equal(6, wrong.Failures.Count);
        Assert.Equal(Verdict.Fail, Assert.Single(wrong.Probes).Verdict);
        GradCheck.Run(wrongTangent.Apply, x).ThrowUnlessPassed();
    }

    [Fact]
    public void One_tensor_is_an_operand_or_an_array_of_one_as_the_caller_writes_it()
    {
        Tensor x = Tensor.From(new double[,] { { 1, 2 }, { 3, 4 } });

        // A function of the tensor: p[0] is its first row.
        Assert.Equal([2.0, 4.0, 0.0, 0.0], Gradients(GradCheck.Run(p => p[0].Square().Sum(), x)));

        // A function of an array: p[0] is the tensor.
        Assert.Equal([2.0, 4.0, 6.0, 8.0], Gradients(GradCheck.Run(p => p[0].Square().Sum(), [x])));
        Assert.Equal([2.0, 4.0, 6.0, 8.0], Gradients(GradCheck.Run((Tensor[] p) => p[0].Square().Sum(), x)));

        static IEnumerable<double> Gradients(GradCheckReport report) => report.Elements.Select(element => element.Analytic);
    }

    [Theory]
    [InlineData(1, "1 element: 1 pass, 0 fail, 0 inconclusive.", "1 element lies at a kink;")]
    [InlineData(2, "2 elements: 2 pass, 0 fail, 0 inconclusive.", "2 elements lie at kinks;")]
    public void One_element_is_no_elements(int count, string counts, string note)
    {
        GradCheckReport report = GradCheck.Run(x => x.Abs(), Tensor.Zeros([count], DType.Float64));
        Assert.StartsWith($"Gradient check: PASS. {counts}", report.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"PASS: {counts}", report.ToTable(), StringComparison.Ordinal);
        Assert.StartsWith(note, Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Contains($"</span> {counts}</p>", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_without_parameters_is_refused() =>
        Assert.Throws<ArgumentException>(() => GradCheck.Run(new Relu(), () => Tensor.Scalar(1)));

    sealed class Squared : Module
    {
        public override Tensor Forward(Tensor x)
        {
            using TapeScope scope = OpenScope();
            return wrongSquare.Apply(x);
        }
    }

    sealed class Holder(Parameter weight) : Module
    {
        public Parameter Weight { get; } = weight;

        public override Tensor Forward(Tensor x) => x * Weight;
    }
}
