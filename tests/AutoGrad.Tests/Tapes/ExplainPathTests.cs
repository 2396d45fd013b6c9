namespace AutoGrad.Tests.Tapes;

public class ExplainPathTests
{
    readonly Parameter w = new(Tensor.From(new double[,] { { 3, -1 }, { 0.5, 2 } }), "w");

    [Fact]
    public void The_path_leads_through_the_largest_contributions()
    {
        using var tape = new Tape();
        Tensor small = w.Sum() * 0.01, large = (w * 5).Square().Sum(), loss = small + large;
        FiniteGradient found = Finite(tape, loss, 0, 1);
        Assert.Equal(["Add", "Sum (all axes)", "Square", "Multiply"], found.Path.Select(term => term.Step.Operation));
        Assert.Equal([1, 1, -10, 5], found.Path.Select(term => term.Derivative));
        Assert.Equal([1, 1, 1, -10], found.Path.Select(term => term.Adjoint));
        Assert.Equal([[], [], [0, 1], [0, 1]], found.Path.Select(term => term.Index));
        Assert.Equal((-50 + 0.01, false), (found.Gradient!.Value, found.IsTiny));
    }

    [Fact]
    public void A_value_used_twice_by_one_step_counts_once_with_both_derivatives()
    {
        using var tape = new Tape();
        Assert.Equal([1, 6], Finite(tape, (w * w).Sum(), 0, 0).Path.Select(term => term.Derivative));
    }

    [Fact]
    public void A_number_on_the_way_from_a_result_that_is_none_says_where_that_is_made()
    {
        using var tape = new Tape();
        FiniteGradient found = Finite(tape, (w * 1).Log().Sum(), 0, 1);
        Assert.Equal(("Log", double.NaN), (found.FirstNonFinite!.Step.Operation, found.FirstNonFinite.Value));
        Assert.Contains("%1 is NaN at [0, 1]", found.Advice, StringComparison.Ordinal);
        Assert.Empty(Finite(tape, w.Square().Sum(), 0, 1).Advice);
    }

    [Fact]
    public void Saturated_sigmoids_make_a_tiny_gradient()
    {
        using var tape = new Tape();
        Tensor hidden = w * 5;
        for (int layer = 0; layer < 3; layer++)
        {
            using (tape.Scope($"layers.{layer}"))
                hidden = (hidden * 4).Sigmoid();
        }

        FiniteGradient found = Finite(tape, hidden.Sum(), 0, 0);
        Assert.True(found.IsTiny);
        Assert.Equal(("Sigmoid", "layers.0"), (found.Smallest!.Step.Operation, found.Smallest.Step.Scope));
        double product = found.Path.Aggregate(1.0, (share, term) => share * term.Derivative);
        Assert.Equal(found.Gradient!.Value, product, 1e-12 * product);
        Assert.Contains("which is tiny; the smallest derivative on the way is", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_each_step_with_its_adjoint_and_derivative()
    {
        using var tape = new Tape();
        Tensor loss = (w.Relu() * 2).Sum(0)[1];
        string[] lines = Finite(tape, loss, 1, 1).ToString().Split(Environment.NewLine);
        Assert.Equal(
            [
                "The gradient of %4 by w[1, 1] is 2. The largest contributions come this way:",
                "  step                          element  value  adjoint  derivative",
                "  %4 Reshape (to []) of %3      []       4      1        1",
                "  %3 Slice (axis 0 1..2) of %2  [0]      4      1        1",
                "  %2 Sum (axis 0) of %1         [1]      4      1        1",
                "  %1 Multiply of %0, 2          [1, 1]   4      1        2",
                "  %0 Relu of w                  [1, 1]   2      2        1",
                "  w[1, 1]                                       2",
            ],
            lines);
    }

    [Fact]
    public void The_middle_of_a_long_way_is_left_out_of_the_table_only()
    {
        using var tape = new Tape();
        Tensor y = w;
        for (int i = 0; i < 100; i++)
            y = y * 0.99;
        FiniteGradient found = Finite(tape, y.Sum(), 0, 0);
        Assert.Equal(101, found.Path.Count);
        Assert.Contains("… 89 steps …", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_index_the_element_that_most_needs_it_is_explained()
    {
        using var tape = new Tape();
        Assert.Equal([0, 0], tape.Explain(w.Square().Sum(), w).Index);
        Assert.Equal([0, 1], tape.Explain(w.Sqrt().Sum(), w).Index);
    }

    [Fact]
    public void Watched_and_intermediate_tensors_are_explained_too()
    {
        Tensor x = Tensor.From([1f, 2f]);
        using var tape = new Tape();
        tape.Watch(x);
        Tensor square = x.Square(), loss = square.Sum();
        Assert.Equal(4, tape.Explain(loss, x, 1).Gradient);
        Assert.Equal(1, tape.Explain(loss, square, 1).Gradient);
        Assert.Equal(1, tape.Explain(loss, loss).Gradient);
    }

    [Fact]
    public void An_explanation_records_nothing_and_changes_no_gradient()
    {
        using var tape = new Tape();
        Tensor loss = w.Relu().Square().Sum();
        loss.Backward();
        double[] before = w.Gradient!.ToArray<double>();
        string record = tape.ToString();
        long rented = BufferPool.Current.RentedBytes;
        tape.Explain(loss, w, 0, 1);
        tape.Explain(loss, w, 0, 0);
        Assert.Equal(rented, BufferPool.Current.RentedBytes);
        Assert.Equal(before, w.Gradient!.ToArray<double>());
        Assert.Equal(record, tape.ToString());
    }

    [Fact]
    public void What_cannot_be_explained_is_refused()
    {
        using var tape = new Tape();
        Tensor y = w * 2, loss = y.Sum();
        Assert.Throws<ShapeException>(() => tape.Explain(y, w, 0, 0));
        Assert.Throws<ShapeException>(() => tape.Explain(loss, w, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => tape.Explain(loss, w, 0, 2));
        Assert.Throws<DTypeException>(() => tape.Explain(loss, Tensor.From([1]), 0));
        w.Assign(w.Detach());
        Assert.Throws<TapeException>(() => tape.Explain(loss, w, 0, 0));
    }

    FiniteGradient Finite(Tape tape, Tensor loss, params int[] index)
    {
        var found = Assert.IsType<FiniteGradient>(tape.Explain(loss, w, index));
        Assert.Equal(tape.Gradient(loss, w).ToArray2D<double>()[index[0], index[1]], found.Gradient);
        return found;
    }
}
