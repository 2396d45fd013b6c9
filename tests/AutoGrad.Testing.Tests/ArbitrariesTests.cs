using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.Testing.Tests;

public class ArbitrariesTests
{
    [Fact]
    public void Shapes_keep_their_bounds_and_reach_them()
    {
        Shape[] drawn = Sample(Arbitraries.Shapes(maxRank: 2, maxLength: 3));
        Assert.All(drawn, shape => Assert.True(shape.Rank <= 2 && shape.All(length => length is >= 1 and <= 3), shape.ToString()));
        Assert.Contains(drawn, shape => shape.Rank == 0);
        Assert.Contains(drawn, shape => shape == [3, 3]);
    }

    [Fact]
    public void A_shape_shrinks_to_the_smallest_that_fails()
    {
        Assert.Equal([1, 1], Smallest(Arbitraries.Shapes(), shape => shape.Rank < 2));
        Assert.Equal([3], Smallest(Arbitraries.Shapes(), shape => shape.All(length => length < 3)));
    }

    [Fact]
    public void Pairs_broadcast_and_so_do_those_that_they_shrink_to()
    {
        Arbitrary<(Shape Left, Shape Right)> pairs = Arbitraries.BroadcastingShapes();
        (Shape Left, Shape Right)[] drawn = Sample(pairs);
        foreach ((Shape left, Shape right) in drawn.Concat(drawn.SelectMany(pairs.Shrinker)))
            Assert.NotNull(Tensor.Zeros(left) + Tensor.Zeros(right));
        Assert.Contains(drawn, pair => pair.Left == pair.Right && pair.Left.Rank > 1);
        Assert.Contains(drawn, pair => pair.Left.Rank > pair.Right.Rank);
        Assert.Contains(drawn, pair => pair.Left.Rank < pair.Right.Rank);
        Assert.Contains(drawn, pair => pair.Left.Contains(1) && !pair.Right.Contains(1) && pair.Left.Rank == pair.Right.Rank && pair.Left.Any(length => length > 1));
        (Shape l, Shape r) = Smallest(pairs, pair => pair.Left == pair.Right || pair.Left.Rank != pair.Right.Rank);
        Assert.Equal(3, l.Single() + r.Single());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tensors_stay_in_their_domain_while_they_shrink(bool single)
    {
        DType dtype = single ? DType.Float32 : DType.Float64;
        Domain domain = Domain.Open(0.1, 0.7);
        Arbitrary<Tensor> tensors = Arbitraries.Tensors(domain, dtype);
        Tensor[] drawn = Sample(tensors);
        Assert.All(drawn.Concat(drawn.SelectMany(tensor => tensors.Shrinker(tensor).Take(20))), tensor =>
        {
            Assert.Equal(dtype, tensor.DType);
            Assert.All(tensor.To(DType.Float64).ToArray<double>(), x => Assert.True(domain.Contains(x), $"{x:R}"));
        });
    }

    [Fact]
    public void A_tensor_shrinks_to_the_smallest_shape_and_the_roundest_elements()
    {
        Tensor smallest = Smallest(Arbitraries.Tensors(), tensor => tensor.ToArray<double>().Count(x => x > 1.2) < 2);
        Assert.Equal([2], smallest.Shape);
        Assert.Equal([2, 2], smallest.ToArray<double>());
        Assert.Equal([2, 2], Smallest(Arbitraries.Tensors([2, 2], Domain.Positive), tensor => tensor.ToArray<double>().Sum() < 4).Shape);
    }

    [Fact]
    public void Integers_are_no_domain() => Assert.Throws<DTypeException>(() => Arbitraries.Tensors(dtype: DType.Int32));

    [Fact]
    public void A_chain_is_what_it_prints()
    {
        OperationChain[] drawn = Sample(Arbitraries.Chains(4));
        Assert.All(drawn, chain => Assert.InRange(chain.Length, 1, 4));
        OperationChain sine = drawn.First(chain => chain.ToString() == "x => x.Sin()");
        Assert.Equal(Math.Sin(0.5), sine.Apply(Tensor.From([0.5])).Item());
        Assert.Contains(drawn, chain => chain.ToString().Contains("(x - x", StringComparison.Ordinal));
    }

    [Fact]
    public void A_chain_shrinks_to_the_step_that_is_wrong()
    {
        // The own step has lost its gradient.
        Arbitrary<OperationChain> chains = Arbitraries.Chains(5, ("Wrong({0})", x => x.Cos().Detach()));
        OperationChain smallest = Smallest(chains, chain => GradCheck.Run(chain.Apply, Tensor.From([0.3, 1.2])).Verdict != Verdict.Fail);
        Assert.Equal("x => Wrong(x)", smallest.ToString());
    }

    /// <summary>FsCheck's own generator with a fixed seed.</summary>
    static T[] Sample<T>(Arbitrary<T> arbitrary) => [.. arbitrary.Generator.Sample(400, new Rnd(20260301), 10)];

    /// <summary>Follows the shrinker down from the first that fails to one all of whose successors pass.</summary>
    static T Smallest<T>(Arbitrary<T> arbitrary, Func<T, bool> holds)
    {
        T failing = Sample(arbitrary).First(drawn => !holds(drawn));
        while (arbitrary.Shrinker(failing).Where(smaller => !holds(smaller)).Select(smaller => (Found: true, smaller)).FirstOrDefault() is { Found: true } next)
            failing = next.smaller;
        return failing;
    }
}
