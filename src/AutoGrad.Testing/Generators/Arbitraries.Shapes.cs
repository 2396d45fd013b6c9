using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.Testing;

/// <summary>FsCheck's generators and shrinkers of what functions of tensors take: shapes, pairs of them, tensors, and chains of operations.</summary>
public static partial class Arbitraries
{
    /// <summary>Shapes without empty axes, single numbers among them. They shrink to fewer and shorter axes.</summary>
    /// <param name="maxRank">The most axes; at least 0.</param>
    /// <param name="maxLength">The longest axis; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is below its least value.</exception>
    public static Arbitrary<Shape> Shapes(int maxRank = 3, int maxLength = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxRank);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        return Arb.From(Drawn(random => DrawShape(random, maxRank, maxLength)), ShapeShrinker.Smaller);
    }

    /// <summary>Pairs of shapes that broadcast: equal ones, and ones of which axes are missing or of length 1 on either side.</summary>
    /// <inheritdoc cref="Shapes"/>
    public static Arbitrary<(Shape Left, Shape Right)> BroadcastingShapes(int maxRank = 3, int maxLength = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxRank);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        return Arb.From(
            Drawn(random =>
            {
                Shape common = DrawShape(random, maxRank, maxLength);
                return random.Next(3) switch
                {
                    0 => (common, common),
                    1 => (common, Narrowed(common, random)),
                    _ => (Narrowed(common, random), Narrowed(common, random)),
                };
            }),
            ShapeShrinker.Smaller);
    }

    static Shape DrawShape(Random random, int maxRank, int maxLength) =>
        Shape.Create([.. Enumerable.Range(0, random.Next(maxRank + 1)).Select(_ => random.Next(1, maxLength + 1))]);

    /// <summary>The shape without some of its outer axes, and with some of the others of length 1.</summary>
    static Shape Narrowed(Shape shape, Random random) =>
        Shape.Create([.. shape.Skip(random.Next(shape.Rank + 1)).Select(length => random.Next(3) == 0 ? 1 : length)]);

    /// <summary>What a function makes of a seeded generator of random numbers.</summary>
    static Gen<T> Drawn<T>(Func<Random, T> draw) => Gen.Choose(0, int.MaxValue).Select(seed => draw(new Random(seed)));
}
