using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public class SyntheticDigitsTests
{
    [Fact]
    public void Images_have_784_pixels_between_paper_and_ink()
    {
        Dataset digits = SyntheticDigits.Create(200, new Random(0));
        Assert.Equal("200 rows, inputs [784], 10 classes", digits.ToString());
        Assert.Equal("7", digits.ClassNames[7]);
        for (int i = 0; i < digits.Count; i++)
        {
            Assert.InRange(Min(digits.InputAt(i)), 0, 0);
            Assert.InRange(Max(digits.InputAt(i)), 0.6f, 1);
        }
    }

    [Fact]
    public void Classes_are_equally_frequent_and_in_random_order()
    {
        Dataset digits = SyntheticDigits.Create(1003, new Random(0));
        int[] classes = [.. Enumerable.Range(0, digits.Count).Select(digits.ClassAt)];
        Assert.All(classes.CountBy(digit => digit), pair => Assert.InRange(pair.Value, 100, 101));
        Assert.NotEqual(Enumerable.Range(0, 1003).Select(i => i % 10), classes);
    }

    [Fact]
    public void The_same_seed_draws_the_same_images_and_another_seed_other_ones()
    {
        Dataset first = SyntheticDigits.Create(30, new Random(4)), again = SyntheticDigits.Create(30, new Random(4));
        Dataset other = SyntheticDigits.Create(30, new Random(5));
        Assert.Equal(first.ToBatch().Inputs.ToArray<float>(), again.ToBatch().Inputs.ToArray<float>());
        Assert.NotEqual(first.ToBatch().Inputs.ToArray<float>(), other.ToBatch().Inputs.ToArray<float>());
    }

    [Fact]
    public void Ink_stays_off_the_border()
    {
        Dataset digits = SyntheticDigits.Create(500, new Random(1));
        int touching = Enumerable.Range(0, digits.Count).Count(
            i => Max(digits.InputAt(i)[..28]) > 0.5f || Max(digits.InputAt(i)[^28..]) > 0.5f);
        Assert.InRange(touching, 0, 25);
    }

    [Fact]
    public void The_nearest_of_many_images_mostly_shows_the_same_digit_but_not_always()
    {
        Dataset known = SyntheticDigits.Create(1000, new Random(2)), unknown = SyntheticDigits.Create(200, new Random(3));
        int right = Enumerable.Range(0, unknown.Count).Count(i => known.ClassAt(Nearest(known, unknown.InputAt(i))) == unknown.ClassAt(i));
        Assert.InRange(right, 160, 199);
    }

    static int Nearest(Dataset known, ReadOnlySpan<float> image)
    {
        int nearest = 0;
        float least = float.PositiveInfinity;
        for (int i = 0; i < known.Count; i++)
        {
            float distance = System.Numerics.Tensors.TensorPrimitives.Distance(known.InputAt(i), image);
            if (distance < least) (nearest, least) = (i, distance);
        }
        return nearest;
    }

    static float Max(ReadOnlySpan<float> pixels) => System.Numerics.Tensors.TensorPrimitives.Max(pixels);

    static float Min(ReadOnlySpan<float> pixels) => System.Numerics.Tensors.TensorPrimitives.Min(pixels);
}
