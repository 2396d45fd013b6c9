using AutoGrad.Losses;

namespace AutoGrad.Tests.Losses;

/// <summary>Checks: bad calls throw the right exception with the facts, before anything is recorded.</summary>
public class LossErrorTests
{
    // Made anew at each use: a static field could be made while a test's tape is open, and would end with it.
    static Tensor Scores => Tensor.Zeros([4, 3]);

    static Tensor Labels => Tensor.Zeros([4], DType.Int32);

    static T Refused<T>(Action call, params string[] facts) where T : Exception
    {
        using var tape = new Tape();
        T thrown = Assert.Throws<T>(call);
        Assert.Equal(0, tape.Count);
        Assert.All(facts, fact => Assert.Contains(fact, thrown.Message, StringComparison.Ordinal));
        return thrown;
    }

    public static TheoryData<string> Alike =>
    [
        "MeanSquaredError", "L1", "SmoothL1", "Huber", "BinaryCrossEntropy", "BinaryCrossEntropyWithLogits", "Hinge", "SquaredHinge", "HingeEmbedding", "SoftMargin",
        "KlDivergence", "PoissonNegativeLogLikelihood", "CrossEntropyFromProbabilities", "MultilabelSoftMargin",
    ];

    [Theory]
    [MemberData(nameof(Alike))]
    public void Shapes_that_would_broadcast_are_refused(string name)
    {
        Func<Tensor, Tensor, Tensor> loss = Named(name);
        Refused<ShapeException>(() => loss(Tensor.Zeros([4, 1]), Tensor.Ones([4])), name, "[4, 1]", "[4]");
        Refused<ShapeException>(() => loss(Scores, 1), name, "[4, 3]", "[]");
    }

    [Theory]
    [MemberData(nameof(Alike))]
    public void Other_dtypes_are_refused(string name)
    {
        Func<Tensor, Tensor, Tensor> loss = Named(name);
        Refused<DTypeException>(() => loss(Scores, Tensor.Ones([4, 3], DType.Float64)), name, "Float32", "Float64");
        Refused<DTypeException>(() => loss(Scores, Tensor.Ones([4, 3], DType.Int32)), name, "Int32");
        Refused<DTypeException>(() => loss(Labels, Labels), name, "Int32");
    }

    [Theory]
    [InlineData("CrossEntropy")]
    [InlineData("NegativeLogLikelihood")]
    [InlineData("MultiMargin")]
    public void Labels_that_do_not_fit_are_refused(string name)
    {
        Func<Tensor, Tensor, Tensor> loss = Named(name);
        Refused<DTypeException>(() => loss(Scores, Tensor.Zeros([4])), name, "Int32", "Float32");
        Refused<ShapeException>(() => loss(Scores, Tensor.Zeros([3], DType.Int32)), name, "[4]", "[3]");
        Refused<ShapeException>(() => loss(Tensor.Zeros([]), Labels), name, "[n, classes]");
        Refused<ArgumentException>(() => loss(Scores, Tensor.From<int>([0, 2, 3, 0])), name, "row 2 is 3", "3 classes");
        Refused<ArgumentException>(() => loss(Scores, Tensor.From<int>([0, -1, 1, 0])), "row 1 is -1");
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Refused<ArgumentOutOfRangeException>(() => Loss.CrossEntropy(Scores, Labels, labelSmoothing: 1.5), "1.5");
        Refused<ArgumentOutOfRangeException>(() => Loss.CrossEntropy(Scores, Labels, labelSmoothing: double.NaN));
        Refused<ShapeException>(() => Loss.CrossEntropy(Scores, Labels, classWeights: Tensor.Ones([4])), "[3]", "[4]");
        Refused<DTypeException>(() => Loss.CrossEntropy(Scores, Labels, classWeights: Tensor.Ones([3], DType.Float64)), "Float64");
        Refused<ArgumentOutOfRangeException>(() => Loss.Huber(Scores, Scores, delta: 0), "delta");
        Refused<ArgumentOutOfRangeException>(() => Loss.SmoothL1(Scores, Scores, beta: -1), "beta");
        Refused<ArgumentOutOfRangeException>(() => Loss.MultiMargin(Scores, Labels, power: 3), "power");
        Refused<ShapeException>(() => Loss.BinaryCrossEntropy(Scores, Scores, weight: Tensor.Ones([2])), "[2]", "[4, 3]");
    }

    // PyTorch refuses them too.
    [Theory]
    [InlineData(-0.25)]
    [InlineData(1.5)]
    public void Probabilities_outside_0_to_1_are_refused(double outside)
    {
        Tensor p = Tensor.From<double>([0, 1, outside]);
        Refused<ArgumentException>(() => Loss.BinaryCrossEntropy(p, Tensor.Zeros([3], DType.Float64)), "from 0 to 1", "element 2 is", "BinaryCrossEntropyWithLogits");
    }

    [Fact]
    public void A_probability_that_is_not_a_number_gives_a_loss_that_is_none() =>
        Assert.True(double.IsNaN(Loss.BinaryCrossEntropy(Tensor.From<double>([double.NaN, 0.5]), Tensor.From<double>([1, 0])).Item()));

    [Fact]
    public void Signs_other_than_one_and_minus_one_are_refused()
    {
        Tensor zeros = Tensor.From<float>([1, 0, -1]);
        foreach (Func<Tensor, Tensor, Tensor> loss in new[] { Loss.Hinge, Loss.SquaredHinge, Loss.HingeEmbedding, (Func<Tensor, Tensor, Tensor>)Loss.SoftMargin })
            Refused<ArgumentException>(() => loss(zeros, zeros), "element 1 is 0");
    }

    [Fact]
    public void Rows_need_one_target_each()
    {
        Refused<ShapeException>(() => Loss.CosineEmbedding(Scores, Scores, Tensor.Ones([3])), "[4]", "[3]");
        Refused<ShapeException>(() => Loss.TripletMargin(Scores, Scores, Tensor.Zeros([4, 2])), "[4, 2]");
    }

    static Func<Tensor, Tensor, Tensor> Named(string name) =>
        typeof(Loss).GetMethod(name, [typeof(Tensor), typeof(Tensor)])!.CreateDelegate<Func<Tensor, Tensor, Tensor>>();
}
