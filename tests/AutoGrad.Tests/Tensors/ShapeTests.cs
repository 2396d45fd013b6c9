namespace AutoGrad.Tests.Tensors;

public class ShapeTests
{
    [Fact]
    public void The_empty_shape_is_that_of_one_number()
    {
        Shape shape = [];
        Assert.Equal(0, shape.Rank);
        Assert.Equal(1, shape.ElementCount);
        Assert.Equal(default, shape);
    }

    [Fact]
    public void Axes_count_from_either_end()
    {
        Shape shape = [2, 3, 5];
        Assert.Equal(5, shape[-1]);
        Assert.Equal(5, shape[^1]);
        Assert.Equal(2, shape[0]);
        Assert.Equal(30, shape.ElementCount);
        var error = Assert.Throws<ShapeException>(() => shape[3]);
        Assert.Equal("Axis 3 is out of range: the shape [2, 3, 5] has 3 axes, numbered from 0 or, from the end, −1.", error.Message);
    }

    [Fact]
    public void Shapes_work_in_patterns_and_spreads()
    {
        Shape shape = [4, 7];
        Assert.True(shape is [4, var columns] && columns == 7);
        Shape longer = [1, .. shape, 2];
        Assert.Equal([1, 4, 7, 2], longer);
    }

    [Fact]
    public void Shapes_are_equal_by_their_lengths()
    {
        Shape a = [2, 3], b = [2, 3], c = [3, 2];
        Assert.True(a == b && a != c);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.Equal("[2, 3]", a.ToString());
    }

    [Fact]
    public void Impossible_shapes_are_refused()
    {
        Assert.Throws<ShapeException>(() => Shape.Create([2, -1]));
        Assert.Throws<ShapeException>(() => Shape.Create([65536, 65536]));
    }
}
