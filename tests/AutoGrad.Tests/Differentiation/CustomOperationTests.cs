namespace AutoGrad.Tests.Differentiation;

public class CustomOperationTests
{
    /// <summary>x², of which nothing is recorded but this.</summary>
    static readonly CustomOperation square = CustomOperation.Define("MySquare", x => x * x, (x, y, yBar) => 2 * x * yBar);

    /// <summary>a · b by loops over numbers, which no tape could follow.</summary>
    sealed class OpaqueProduct : CustomOperation
    {
        protected override Tensor Value(Tensor[] x) => Loop(x[0], x[1]);

        protected override Tensor?[] Vjp(Tensor[] x, Tensor y, Tensor yBar) => [Loop(yBar, x[1]), Loop(yBar, x[0])];

        static Tensor Loop(Tensor a, Tensor b)
        {
            double[] product = a.ToArray<double>(), factor = b.ToArray<double>();
            for (int i = 0; i < product.Length; i++)
                product[i] *= factor[i];
            return Tensor.From<double>(product, a.Shape);
        }
    }

    [Fact]
    public void The_rule_gives_the_gradient_and_the_inside_is_one_entry()
    {
        using var tape = new Tape();
        Tensor x = Tensor.From([1.5, -2.0]);
        tape.Watch(x);
        Tensor y = square.Apply(x);
        Assert.Equal([2.25, 4], y.ToArray<double>());
        Assert.Equal(1, tape.Count);
        Assert.Contains("MySquare", tape.ToString(), StringComparison.Ordinal);
        Assert.Equal([3, -4], tape.Gradient(y.Sum(), x).ToArray<double>());
    }

    [Fact]
    public void Its_gradients_pass_the_check_in_every_order_and_mode()
    {
        Tensor x = Tensor.From([0.5, -1.25]);
        GradCheck.Run((Tensor t) => square.Apply(t), x).ThrowUnlessPassed();
        GradCheck.RunSecondOrder((Tensor t) => square.Apply(t), x).ThrowUnlessPassed();
        GradCheck.Run(new OpaqueProduct().Apply, x, Tensor.From([3.0, 4.0])).ThrowUnlessPassed();
    }

    [Fact]
    public void Without_a_tape_it_is_a_function()
    {
        Tensor y = square.Apply(Tensor.From([3.0]));
        GC.Collect();
        Assert.Equal(9, y.Item());
    }

    [Fact]
    public void A_function_may_return_its_operand()
    {
        CustomOperation reversal = CustomOperation.Define("GradientReversal", x => x, (x, y, yBar) => -yBar);
        Assert.Equal([-1, -1], Differentiate.Gradient(x => reversal.Apply(x).Sum(), Tensor.From([2.0, 5.0])).ToArray<double>());
    }

    [Fact]
    public void A_rule_may_return_the_adjoint_an_operand_or_one_tensor_twice()
    {
        CustomOperation sum = CustomOperation.Define("MySum", x => x[0] + x[1], (x, y, yBar) => [yBar, yBar]);
        CustomOperation odd = CustomOperation.Define("MyOdd", x => x[0] * x[1], (x, y, yBar) => (yBar * 3) is var g ? [g, g] : [x[0], null]);
        Tensor x = Tensor.From([2.0, 5.0]);
        Assert.Equal([2, 2], Differentiate.Gradient(t => sum.Apply(t, t).Sum(), x).ToArray<double>());
        Assert.Equal([6, 6], Differentiate.Gradient(t => odd.Apply(t, t).Sum(), x).ToArray<double>());
        CustomOperation half = CustomOperation.Define("HalfSquare", t => 0.5 * t.Square(), (t, y, yBar) => t);
        Assert.Equal([4, 10], Differentiate.Gradient(t => (half.Apply(t) + half.Apply(t)).Sum(), x).ToArray<double>());
    }

    [Fact]
    public void Operands_that_are_one_tensor_look_the_same_to_the_function()
    {
        bool same = false;
        CustomOperation product = CustomOperation.Define("Product", x => (same = ReferenceEquals(x[0], x[1])) ? x[0].Square() : x[0] * x[1], (x, y, yBar) => [yBar * x[1], yBar * x[0]]);
        Assert.Equal([6], Differentiate.Gradient(x => product.Apply(x, x).Sum(), Tensor.From([3.0])).ToArray<double>());
        Assert.True(same);
    }

    [Fact]
    public void Integers_take_no_adjoint()
    {
        CustomOperation pick = CustomOperation.Define("Pick", x => x[0].Gather(0, x[1]), (x, y, yBar) => [Tensor.Zeros(x[0].Shape, x[0].DType).ScatterAdd(0, x[1], yBar), null]);
        GradCheck.Run(x => pick.Apply(x, Tensor.From([2, 0, 2])), Tensor.From([1.0, 2.0, 3.0])).ThrowUnlessPassed();
    }

    [Fact]
    public void Forward_mode_is_the_transpose_of_the_backward_rule()
    {
        Tensor x = Tensor.From([1.5, -2.0]), v = Tensor.From([1.0, 10.0]);
        Assert.Equal([3, -40], Differentiate.Jvp(square.Apply, x, v).Tangent.ToArray<double>());

        // The Hessian of Σ x⁴ is 12 x².
        Tensor hv = Differentiate.HessianVectorProduct(t => square.Apply(square.Apply(t)).Sum(), x, v);
        Assert.Equal([27, 480], hv.ToArray<double>());
    }

    [Fact]
    public void A_forward_rule_of_its_own_is_used()
    {
        CustomOperation lying = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => 2 * x * yBar, (x, y, xDot) => 7 * xDot);
        Assert.Equal([7], Differentiate.Jvp(lying.Apply, Tensor.From([1.0]), Tensor.From([1.0])).Tangent.ToArray<double>());
    }

    [Fact]
    public void A_rule_over_numbers_has_no_transpose()
    {
        var product = new OpaqueProduct();
        Tensor x = Tensor.From([1.0]);
        CustomOperationException thrown = Assert.Throws<CustomOperationException>(() => Differentiate.Jvp(t => product.Apply(t, t), x, x));
        Assert.Contains("forward rule of OpaqueProduct", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_runs_the_function_and_the_rule_again_even_over_numbers()
    {
        var product = new OpaqueProduct();
        var w = new Parameter(Tensor.From([2.0, 3.0]), "w");
        using var program = TapeProgram.Capture(x => product.Apply(square.Apply(x[0]), w).Sum(), Tensor.From([1.0, 1.0]));
        program.SetInput(0, Tensor.From([3.0, -5.0]));
        Assert.Equal((9 * 2) + (25 * 3), program.Run());
        Assert.Equal([9, 25], w.Gradient!.ToArray<double>());
    }

    [Fact]
    public void Derivatives_of_another_shape_or_type_are_refused_by_name()
    {
        Tensor x = Tensor.From(new double[,] { { 1, 2, 3 } });
        Refused<ShapeException>((t, y, yBar) => yBar.Sum(0), "backward rule of Wrong", "[3]", "operand 0", "[1, 3]");
        Refused<DTypeException>((t, y, yBar) => yBar.To(DType.Float32), "Float32", "To(DType.Float64)");
        CustomOperation forward = CustomOperation.Define("Wrong", t => t, (t, y, yBar) => yBar, (t, y, tDot) => tDot.Sum());
        Assert.Contains("forward rule of Wrong", Assert.Throws<ShapeException>(() => Differentiate.Jvp(forward.Apply, x, x)).Message, StringComparison.Ordinal);

        void Refused<TException>(Func<Tensor, Tensor, Tensor, Tensor?> vjp, params string[] facts) where TException : Exception
        {
            CustomOperation wrong = CustomOperation.Define("Wrong", t => t * 2, vjp);
            TException thrown = Assert.Throws<TException>(() => Differentiate.Gradient(t => wrong.Apply(t).Sum(), x));
            Assert.All(facts, fact => Assert.Contains(fact, thrown.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_adjoint_for_integers_or_a_wrong_number_of_adjoints_is_refused()
    {
        CustomOperation integers = CustomOperation.Define("Pick", x => x[0].Gather(0, x[1]), (x, y, yBar) => [x[0], yBar]);
        CustomOperation few = CustomOperation.Define("Few", x => x[0] * x[1], (x, y, yBar) => [yBar * x[1]]);
        Tensor x = Tensor.From([1.0, 2.0]);
        Assert.Throws<DTypeException>(() => Differentiate.Gradient(t => integers.Apply(t, Tensor.From([0, 1])).Sum(), x));
        Assert.Contains("each of its 2 operands", Assert.Throws<CustomOperationException>(() => Differentiate.Gradient(t => few.Apply(t, t).Sum(), x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_function_may_not_return_is_refused_before_anything_is_recorded()
    {
        using var tape = new Tape();
        Tensor x = Tensor.From([1.0]);
        Assert.Throws<CustomOperationException>(() => CustomOperation.Define("Nothing", _ => null!, (_, _, yBar) => yBar).Apply(x));
        Assert.Throws<DTypeException>(() => CustomOperation.Define("Integers", t => t.To(DType.Int32), (_, _, yBar) => yBar).Apply(x));
        Assert.Throws<CustomOperationException>(() => square.Apply());
        Assert.Throws<CustomOperationException>(() => square.Apply(x, x));
        Assert.Equal(0, tape.Count);
        Assert.Same(tape, Tape.Current);
    }

    [Fact]
    public void What_the_function_makes_on_its_way_is_recycled()
    {
        Tensor? kept = null;
        CustomOperation leaking = CustomOperation.Define("Leaking", x => (kept = x * 3) + x, (_, _, yBar) => 4 * yBar);
        leaking.Apply(Tensor.From([1.0]));
        Assert.Contains("function or a rule", Assert.Throws<ObjectDisposedException>(() => kept!.Item()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_number_takes_the_dtype_of_the_operand_beside_it()
    {
        CustomOperation product = CustomOperation.Define("Product", x => x[0] * x[1], (x, y, yBar) => [yBar * x[1], (yBar * x[0]).Sum()]);
        Assert.Equal([2f, 2f], Differentiate.Gradient(t => product.Apply(t, 2).Sum(), Tensor.From([1f, 5f])).ToArray<float>());
    }
}
