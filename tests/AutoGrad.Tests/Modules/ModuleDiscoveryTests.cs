using System.Text.Json;
using AutoGrad.Modules;

namespace AutoGrad.Tests.Modules;

public class ModuleDiscoveryTests
{
    static Parameter New() => new(Tensor.Zeros([2]));

    static string[] Names(Module module) => [.. module.Parameters().Select(parameter => parameter.Name)];

    abstract class Inert : Module
    {
        public override Tensor Forward(Tensor x) => x;
    }

    sealed class Leaf : Inert
    {
        readonly Parameter scale = New();

        public Parameter Scale => scale;
    }

    sealed class Everything(Leaf captured) : Inert
    {
        readonly Parameter first = New();
        readonly Leaf _underscored = new();
        readonly List<Module> layers = [new Leaf(), new Linear(2, 3, new Random(0))];
        readonly Leaf[][] nested = [[new Leaf()], [new Leaf(), new Leaf()]];
        readonly Leaf[,] grid = { { new(), new() } };
        readonly Dictionary<string, Module> heads = new() { ["digit"] = new Leaf(), ["parity"] = new Leaf() };
        readonly Dictionary<int, Parameter> byNumber = new() { [7] = New() };
        readonly IReadOnlyList<Parameter> biases = [New(), New()];
        readonly object untyped = new Leaf();
        readonly Tensor constant = Tensor.Zeros([2]);
        readonly List<float> numbers = [1, 2];
        readonly string text = "no part";

        public Leaf? Absent { get; init; }

        public Leaf OutputHead { get; } = new();

        public Parameter Weight { get; init; } = New();

        public override Tensor Forward(Tensor x) => captured.Forward(Absent is null ? x + constant + numbers.Count + text.Length : x);

        public IEnumerable<object?> Unread => [first, _underscored, layers, nested, grid, heads, byNumber, biases, untyped];
    }

    [Fact]
    public void Parameters_are_found_in_fields_properties_arrays_lists_and_dictionaries_and_named_by_the_path() => Assert.Equal(
        [
            "captured.scale", "first", "underscored.scale", "layers.0.scale", "layers.1.weight", "layers.1.bias", "nested.0.0.scale", "nested.1.0.scale",
            "nested.1.1.scale", "grid.0.scale", "grid.1.scale", "heads.digit.scale", "heads.parity.scale", "byNumber.7", "biases.0", "biases.1",
            "untyped.scale", "outputHead.scale", "weight",
        ],
        Names(new Everything(new Leaf())));

    sealed class Capitals : Inert
    {
        public Parameter URLHead { get; } = New();

        public Parameter ID { get; } = New();

        public Parameter W1 { get; } = New();

        public Parameter XY2 { get; } = New();
    }

    // The names that System.Text.Json's camel case gives, which files saved by earlier releases hold.
    [Fact]
    public void Capital_letters_in_a_row_are_one_word() =>
        Assert.Equal(Array.ConvertAll(["URLHead", "ID", "W1", "XY2"], JsonNamingPolicy.CamelCase.ConvertName), Names(new Capitals()));

    class Base : Inert
    {
        readonly Parameter inherited = New();

        public Parameter Inherited => inherited;
    }

    sealed class Derived : Base
    {
        readonly Parameter own = New();

        public Parameter Own => own;
    }

    [Fact]
    public void Private_fields_of_base_types_count_and_come_first() => Assert.Equal(["inherited", "own"], Names(new Derived()));

    sealed class Clashing : Base
    {
        readonly Parameter inherited = New();

        public Parameter Other => inherited;
    }

    [Fact]
    public void Two_parameters_of_one_name_are_refused()
    {
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => new Clashing().Parameters());
        Assert.Contains("'inherited'", thrown.Message, StringComparison.Ordinal);
    }

    sealed class Tied : Inert
    {
        readonly Leaf encoder = new();
        readonly Leaf decoder;
        readonly Parameter again;

        public Tied()
        {
            decoder = encoder;
            again = encoder.Scale;
        }

        public IEnumerable<object> Unread => [decoder, again];
    }

    [Fact]
    public void What_is_shared_counts_once_under_its_first_name()
    {
        var tied = new Tied();
        Assert.Equal(["encoder.scale"], Names(tied));
        Assert.Equal(2, tied.Modules().Count);
        Assert.Equal(2, tied.ParameterCount);
    }

    sealed class Circular : Inert
    {
        readonly List<object> parts = [];
        readonly Parameter weight = New();

        public Circular()
        {
            parts.Add(this);
            parts.Add(parts);
            parts.Add(weight);
        }
    }

    [Fact]
    public void Circles_end() => Assert.Equal(["parts.2"], Names(new Circular()));

    [Fact]
    public void A_part_that_is_listed_alone_leaves_the_longer_names()
    {
        var inner = new Leaf();
        var outer = new Sequential(new Flatten(), inner);
        Assert.Equal(["scale"], Names(inner));
        Assert.Equal(["1.scale"], Names(outer));
        Assert.Equal(["1.scale"], Names(inner));
        Assert.Equal(["0.scale"], Names(new Sequential(inner)));
    }

    [Fact]
    public void Children_are_the_direct_parts_and_modules_are_all()
    {
        var inner = new Sequential(new Tanh(), new Relu());
        var outer = new Sequential(inner, new Sigmoid());
        Assert.Equal([inner, outer[1]], outer.Children());
        Assert.Equal([outer, inner, inner[0], inner[1], outer[1]], outer.Modules());
    }

    [Fact]
    public void Mode_reaches_every_part()
    {
        var model = new Sequential(new Sequential(new Dropout(0.5, new Random(0))), new Tanh());
        Assert.All(model.Modules(), module => Assert.True(module.IsTraining));
        model.Evaluate();
        Assert.All(model.Modules(), module => Assert.False(module.IsTraining));
        model.Train();
        Assert.All(model.Modules(), module => Assert.True(module.IsTraining));
    }

    [Fact]
    public void The_tree_is_printed_with_numbers_of_parameters()
    {
        var random = new Random(0);
        var model = new Sequential(new Linear(784, 128, random), new LeakyRelu(), new Dropout(0.5, random), new Linear(128, 10, random, bias: false));
        Assert.Equal(
            """
            Sequential, 101,760 parameters
              0: Linear(784 → 128), 100,480 parameters
              1: LeakyRelu(0.01), 0 parameters
              2: Dropout(0.5), 0 parameters
              3: Linear(128 → 10, no bias), 1,280 parameters
            """,
            model.ToString(), ignoreLineEndingDifferences: true);
    }
}
