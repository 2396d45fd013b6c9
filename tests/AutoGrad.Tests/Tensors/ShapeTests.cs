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

    [Fact]
    public void There_is_no_axis_behind_the_last()
    {
        Shape shape = [2, 3];
        Assert.Equal(3, shape[^1]);
        Assert.Throws<ShapeException>(() => shape[^0]);
        Assert.Throws<ShapeException>(() => shape[^3]);
        Assert.Throws<ShapeException>(() => shape[2]);
    }

    [Fact]
    public void Operands_do_not_broadcast_to_more_elements_than_a_tensor_holds()
    {
        // 65537 · 65536 = 2³² + 65536, which as a 32-bit number is 65536.
        Tensor column = Tensor.Zeros([65537, 1]), row = Tensor.Zeros([1, 65536]);
        string message = Assert.Throws<ShapeException>(() => column + row).Message;
        Assert.Equal("A tensor holds at most 2147483647 elements; the shape [65537, 65536] has more.", message);
        Assert.Throws<ShapeException>(() => column > row);
        Assert.Throws<ShapeException>(() => Tensor.Where(column > 0, row, 0));
        Assert.Throws<ShapeException>(() => column.Reshape([65537]).Outer(row.Reshape([65536])));
        Assert.Throws<ShapeException>(() => row.TakeAlongAxis(Tensor.Zeros([65537, 1], DType.Int32), axis: 1));
        Assert.Throws<ShapeException>(() => row.Index(Tensor.Zeros([65537, 1], DType.Int32), Tensor.Zeros([1, 65536], DType.Int32)));
    }

    [Fact]
    public void A_margin_makes_no_axis_longer_than_it_can_be()
    {
        string message = Assert.Throws<ShapeException>(() => Tensor.Zeros([3]).Pad(0, int.MaxValue, 1)).Message;
        Assert.Equal("An axis holds at most 2147483647 places, but axis 0 of 3 would have 2147483651 with 2147483647 before and 1 after.", message);
    }
}
