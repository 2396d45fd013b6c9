using System.Reflection;
using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Optimizers;
using Module = AutoGrad.Modules.Module;

namespace AutoGrad.Tests.Optimizers;

/// <summary>Programs with an optimizer, against recording, going backward and stepping. Every optimizer of the library is found by itself.</summary>
public class ReplayedTrainingTests
{
    const int Batch = 8, Steps = 12;

    /// <summary>Names of all optimizers, each with its defaults and with every option in use.</summary>
    public static TheoryData<string, bool> All => CasesOf([.. OfTheLibrary, .. In(typeof(ReplayedTrainingTests).Assembly)]);

    /// <summary>Those whose updates are loops over memory.</summary>
    public static TheoryData<string, bool> Library => CasesOf(OfTheLibrary);

    static Type[] OfTheLibrary => In(typeof(Optimizer).Assembly);

    static Type[] In(Assembly assembly) => [.. assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract)];

    static TheoryData<string, bool> CasesOf(Type[] types) => [.. types.SelectMany(type => new[] { (type.Name, false), (type.Name, true) })];

    static Optimizer Make(string name, bool withOptions, IEnumerable<Parameter> parameters)
    {
        ConstructorInfo constructor = In(typeof(Optimizer).Assembly).Concat(In(typeof(ReplayedTrainingTests).Assembly)).Single(type => type.Name == name).GetConstructors().Single();
        return (Optimizer)constructor.Invoke([.. constructor.GetParameters().Select((argument, i) => i switch
        {
            0 => parameters,
            1 => 0.01,
            _ when !withOptions => argument.DefaultValue,
            _ => argument.ParameterType == typeof(bool) ? true : (object)0.25,
        })]);
    }

    static Sequential Model()
    {
        var random = new Random(7);
        return new Sequential(new Linear(5, 16, random), new Tanh(), new Linear(16, 3, random));
    }

    static Tensor Inputs(int step) => Tensor.Normal([Batch, 5], new Random(step));

    static Tensor Targets(int step)
    {
        var random = new Random(step);
        return Tensor.From([.. Enumerable.Range(0, Batch).Select(_ => random.Next(3))], [Batch]);
    }

    static TapeProgram Capture(Module model, Optimizer optimizer) =>
        TapeProgram.Capture(x => Loss.CrossEntropy(model.Forward(x[0]), x[1]), optimizer, Inputs(-1), Targets(-1));

    static double RecordedStep(Module model, Optimizer optimizer, int step, double? limit)
    {
        using var tape = new Tape();
        Tensor loss = Loss.CrossEntropy(model.Forward(Inputs(step)), Targets(step));
        loss.Backward();
        if (limit is { } norm)
            optimizer.ClipGradientNorm(norm);
        optimizer.Step();
        optimizer.ZeroGradients();
        return loss.Item();
    }

    static double ReplayedStep(TapeProgram program, int step)
    {
        program.SetInput(0, Inputs(step));
        program.SetInput(1, Targets(step));
        return program.Run();
    }

    static float[] Weights(Module model) => [.. model.Parameters().SelectMany(parameter => parameter.ToArray<float>())];

    [Theory]
    [MemberData(nameof(All))]
    public void A_program_trains_to_the_same_bits_as_recording(string name, bool withOptions)
    {
        Module recorded = Model(), replayed = Model();
        Optimizer ofRecorded = Make(name, withOptions, recorded.Parameters()), ofReplayed = Make(name, withOptions, replayed.Parameters());
        using TapeProgram program = Capture(replayed, ofReplayed);
        for (int step = 0; step < Steps; step++)
        {
            // The learning rate, the limit and the parameters change on the way.
            ofRecorded.LearningRate = ofReplayed.LearningRate = 0.02 / (1 + step);
            double? limit = step < Steps / 2 ? null : 0.1;
            program.GradientNormLimit = limit;
            foreach (Parameter parameter in step == Steps / 3 ? [.. recorded.Parameters(), .. replayed.Parameters()] : Array.Empty<Parameter>())
                parameter.Assign(parameter * 0.5);
            Assert.Equal(RecordedStep(recorded, ofRecorded, step, limit), ReplayedStep(program, step));
        }

        Assert.Equal(Weights(recorded), Weights(replayed));
        Assert.All(replayed.Parameters(), parameter => Assert.Null(parameter.Gradient));
    }

    [Theory]
    [MemberData(nameof(Library))]
    public void A_run_with_an_optimizer_of_the_library_allocates_nothing(string name, bool withOptions)
    {
        Module model = Model();
        Optimizer optimizer = Make(name, withOptions, model.Parameters());
        using TapeProgram program = Capture(model, optimizer);
        program.GradientNormLimit = 0.1;
        long allocated = 0;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            program.Run();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Gradients_from_elsewhere_count_in_the_next_step()
    {
        var w = new Parameter(Tensor.From<double>([1, 2]));
        using TapeProgram program = TapeProgram.Capture(x => (w * x[0]).Sum(), new Sgd([w], 0.5), Tensor.From<double>([4, 6]));
        using (new Tape())
            (w * 2).Sum().Backward();
        program.Run();
        Assert.Equal([1 - 0.5 * 6, 2 - 0.5 * 8], w.ToArray<double>());
    }

    [Fact]
    public void A_run_whose_guard_fails_makes_no_step()
    {
        var w = new Parameter(Tensor.From<double>([1, 2]));
        Tensor branching(Tensor x) => (x.Sum().Item() > 0 ? w * x : w - x).Sum();
        using TapeProgram program = TapeProgram.Capture(x => branching(x[0]), new Sgd([w], 0.5), Tensor.From<double>([3, 1]));
        program.SetInput(0, Tensor.From<double>([-3, 1]));
        Assert.Throws<TapeException>(() => program.Run());
        Assert.Equal([1.0, 2], w.ToArray<double>());
        Assert.Equal(0, w.Version);
        Assert.Null(w.Gradient);
    }

    [Fact]
    public void A_parameter_that_was_frozen_since_is_noticed()
    {
        var w = new Parameter(Tensor.From<double>([1, 2]), "w");
        using TapeProgram program = TapeProgram.Capture(x => (w * x[0]).Sum(), Tensor.From<double>([3, 1]));
        w.RequiresGradient = false;
        TapeException thrown = Assert.Throws<TapeException>(() => program.Run());
        Assert.Contains("'w'", thrown.Message, StringComparison.Ordinal);
        Assert.Null(w.Gradient);
        program.Forward();
        w.RequiresGradient = true;
        program.Run();
        Assert.Equal([3.0, 1], w.Gradient!.ToArray<double>());
    }

    [Fact]
    public void A_program_that_could_not_train_is_refused()
    {
        Parameter w = new(Tensor.Ones([2])), other = new(Tensor.Ones([2]));
        Assert.Throws<ShapeException>(() => TapeProgram.Capture(x => w * x[0], new Sgd([w], 0.1), Tensor.Ones([2])));
        Assert.Throws<ArgumentException>(() => TapeProgram.Capture(x => (w * x[0]).Sum(), new Sgd([other], 0.1), Tensor.Ones([2])));
        using TapeProgram trains = TapeProgram.Capture(x => (w * x[0]).Sum(), new Sgd([w], 0.1), Tensor.Ones([2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => trains.GradientNormLimit = 0);
        using TapeProgram without = TapeProgram.Capture(x => (w * x[0]).Sum(), Tensor.Ones([2]));
        Assert.Throws<InvalidOperationException>(() => without.GradientNormLimit = 1);
    }
}
