using System.Globalization;

namespace AutoGrad.Testing.Tests;

public class GradientLawsTests
{
    [Fact]
    public void Functions_of_tensors_obey_the_laws()
    {
        GradientLaws.For(x => (x.Exp() / x).Sum(), Domain.Positive);
        GradientLaws.For((a, b) => (a.Sin() * b).Mean(), Domain.Closed(-3, 3), Domain.Real);
        GradientLaws.For((x, w, b) => x.MatMul(w) + b);
    }

    [Fact]
    public void Function_structs_obey_the_laws()
    {
        GradientLaws.For<FocalTerm>();
        GradientLaws.For(new FocalTerm(3));
        GradientLaws.For<MultiplyAdd>();
    }

    [Fact]
    public void Zeros_of_either_sign_and_infinite_derivatives_break_no_law()
    {
        GradientLaws.For<Product>();
        GradientLaws.For(x => x.Sqrt(), Domain.Closed(0, 4), new GradientLawOptions { Laws = [new NaNPropagates()] });
    }

    [Fact]
    public void A_wrong_derivative_is_shrunk_to_a_single_round_number()
    {
        LawBrokenException broken = Assert.Throws<LawBrokenException>(() => GradientLaws.For<WrongCube>());
        Assert.StartsWith("WrongCube breaks a law: the gradient equals finite differences.", broken.Message, StringComparison.Ordinal);
        Assert.Contains("\nAt (1): ∂/∂x is 2, but differences give ", broken.Message, StringComparison.Ordinal);
        Assert.Contains("AUTOGRAD_SEED=", broken.Message, StringComparison.Ordinal);
        Assert.IsType<GradientsEqualFiniteDifferences>(broken.Law);
        Assert.EndsWith("new GradientsEqualFiniteDifferences().Check(default(AutoGrad.Testing.Tests.WrongCube), 1.0);", broken.Snippet, StringComparison.Ordinal);
        Assert.Contains(broken.Snippet, broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_gradient_of_a_function_of_tensors_is_shrunk_to_the_smallest_shape()
    {
        // The gradient is lost of everything but the first of at least two elements: the smallest shape that shows it has two.
        LawBrokenException broken = Assert.Throws<LawBrokenException>(() => GradientLaws.For(x => OnlyFirst(x).Square()));
        Assert.Contains("\nAt x = [0, 1] of shape [2]: x[", broken.Message, StringComparison.Ordinal);
        Assert.Contains("Func<Tensor, Tensor> f = x => OnlyFirst(x).Square();", broken.Snippet, StringComparison.Ordinal);
        Assert.EndsWith("().Check(x => f(x[0]), Tensor.From<double>([0.0, 1.0], [2]));", broken.Snippet, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_in_messages_are_those_of_no_country()
    {
        CultureInfo before = CultureInfo.CurrentCulture, withComma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        withComma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = withComma;
        try
        {
            string message = Assert.Throws<LawBrokenException>(() => GradientLaws.For<WrongCube>()).Message;
            Assert.Matches(@"differences give 3(\.\d+)? ± \d(\.\d+)?E-\d+\.", message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_guessed_about_an_error_is_told()
    {
        CustomOperation clipped = CustomOperation.Define("Clipped", x => 3 * x, (x, y, yBar) => 3 * yBar.Clamp(-100, 100));
        LawBrokenException broken = Assert.Throws<LawBrokenException>(() => GradientLaws.For(x => clipped.Apply(x)));
        Assert.Contains("A rule must be linear in the adjoint", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_at_a_kink_is_found_for_each_setting_of_the_parameters() =>
        Assert.Contains("declared is 1", Assert.Throws<LawBrokenException>(() => GradientLaws.For<WrongKink>()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_function_of_one_precision_is_told_to_cast_what_it_captures()
    {
        Tensor weights = Tensor.From([1.0, 2.0]);
        Assert.Contains("it refuses Float32", Assert.Throws<LawBrokenException>(() => GradientLaws.For(x => x * weights)).Message, StringComparison.Ordinal);
        GradientLaws.For(x => x * weights.To(x.DType), options: new GradientLawOptions { Laws = [new AdjointsHaveTheShapeOfTheOperand()] });
    }

    [Fact]
    public void A_function_that_refuses_a_shape_is_not_asked_for_it()
    {
        GradientLaws.For(x => x.Rank == 2 ? x.Sum(0) : throw new ShapeException("A matrix is needed."));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => GradientLaws.For(x => x.Reshape([7, 11])));
        Assert.Contains("GradientLawOptions.Shapes", refused.Message, StringComparison.Ordinal);
        GradientLaws.For(x => x.Reshape([2, 11]).Sin(), options: new GradientLawOptions { Shapes = [[[22]], [[11, 2]]] });
    }

    [Fact]
    public void A_choice_of_shapes_has_one_an_operand() => Assert.Contains(
        "1 operand(s), but a choice of shapes has 2: [2], [3]",
        Assert.Throws<ArgumentException>(() => GradientLaws.For(x => x.Sin(), options: new GradientLawOptions { Shapes = [[[2], [3]]] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Laws_can_be_chosen() =>
        GradientLaws.For<WrongCube>(new GradientLawOptions { Laws = [new NaNPropagates(), new FormulasArePrinted()] });

    [Fact]
    public void A_seed_of_ones_own_draws_other_numbers_and_the_same_again()
    {
        string five = Broken(5), six = Broken(6);
        Assert.Contains("drawn with seed 5.", five, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTOGRAD_SEED", five, StringComparison.Ordinal);
        Assert.Equal(five, Broken(5));
        Assert.NotEqual(Drawn(5), Drawn(6));
        Assert.Contains("drawn with seed 6.", six, StringComparison.Ordinal);

        static string Broken(ulong seed) => Assert.Throws<LawBrokenException>(() => GradientLaws.For<WrongCube>(new GradientLawOptions { Seed = seed })).Message;

        static string Drawn(ulong seed)
        {
            var drawn = new List<double>();
            GradientLaws.For(
                x =>
                {
                    drawn.AddRange(x.ToArray<double>());
                    return x.Square();
                },
                options: new GradientLawOptions { Seed = seed, Laws = [new NoNaNInsideTheDomain()] });
            return string.Join(' ', drawn);
        }
    }

    [Fact]
    public void Laws_that_are_given_keep_the_seed_that_they_have()
    {
        var law = new GradientsEqualFiniteDifferences();
        Assert.Contains("drawn with seed 5.", Assert.Throws<LawBrokenException>(() => GradientLaws.For<WrongCube>(new GradientLawOptions { Seed = 5, Laws = [law] })).Message, StringComparison.Ordinal);
        Assert.Contains("AUTOGRAD_SEED=", Assert.Throws<LawBrokenException>(() => GradientLaws.For<WrongCube>(new GradientLawOptions { Laws = [law] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_struct_without_operands_is_refused() => Assert.Throws<ArgumentException>(() => GradientLaws.For<Nullary>());

    [Fact]
    public void Every_law_says_what_it_states() => Assert.All(GradientLaw.All, law =>
    {
        Assert.NotEmpty(law.Statement);
        Assert.False(law.Statement.EndsWith('.'));
        Assert.True(law.IsOfFunctions || law.IsOfOperations);
    });

    /// <summary>x, with the gradient of its first element only.</summary>
    static Tensor OnlyFirst(Tensor x)
    {
        if (x.Length < 2)
            return x;
        Tensor first = Tensor.From([.. Enumerable.Range(0, x.Length).Select(i => i == 0 ? 1.0 : 0.0)], x.Shape).To(x.DType);
        return (x * first) + (x.Detach() * (1 - first));
    }
}
