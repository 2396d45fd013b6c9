using System.Globalization;
using AutoGrad.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.Testing;

/// <summary>A statement that holds of every differentiable function. A type that derives from this one and has a parameterless constructor is found and run.</summary>
public abstract class GradientLaw
{
    static readonly Type[] types =
        [.. typeof(GradientLaw).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(GradientLaw)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)];

    private protected GradientLaw() { }

    /// <summary>Every law, by name.</summary>
    public static IReadOnlyList<GradientLaw> All => [.. types.Select(type => (GradientLaw)Activator.CreateInstance(type)!)];

    /// <summary>What holds, as a sentence without its full stop.</summary>
    public abstract string Statement { get; }

    /// <summary>The name of the law.</summary>
    public string Name => GetType().Name;

    /// <summary>The seed of what is drawn at random.</summary>
    private protected Seed Seed { get; private set; } = Seed.OfEnvironment;

    /// <summary>The same law with other draws.</summary>
    /// <param name="seed">The seed; null for that of the environment.</param>
    internal GradientLaw With(ulong? seed)
    {
        var copy = (GradientLaw)MemberwiseClone();
        copy.Seed = seed is { } chosen ? Seed.Chosen(chosen) : Seed.OfEnvironment;
        return copy;
    }

    /// <summary>Whether something is stated of pointwise functions, by their text.</summary>
    internal virtual bool IsOfFunctions => true;

    /// <summary>Whether something is stated of operations on tensors.</summary>
    internal virtual bool IsOfOperations => true;

    /// <summary>The number of points at which a pointwise function is tried.</summary>
    private protected virtual int Points => 100;

    /// <summary>The number of choices of operands at which an operation is tried.</summary>
    private protected virtual int Cases => 5;

    /// <summary>The powers of ten that the distances of elements from 0, and from the ends of the domain, go up and down.</summary>
    private protected virtual double Decades => 1;

    /// <summary>The same for the points of functions, which are cheap.</summary>
    private protected virtual double DecadesOfPoints => 3;

    /// <summary>Checks an operation at given operands.</summary>
    /// <param name="f">The operation; it gets <paramref name="x"/>, or tensors of the same shapes.</param>
    /// <param name="x">The operands.</param>
    /// <exception cref="LawBrokenException">The law does not hold there.</exception>
    public void Check(Func<Tensor[], Tensor> f, params Tensor[] x)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        Shape[] shapes = [.. x.Select(operand => operand.Shape)];
        At(new Subject("The operation", f) { Shapes = [shapes] }, new Operands(shapes, [.. x.Select(operand => operand.To(DType.Float64).ToArray<double>())]));
    }

    /// <summary>Checks a pointwise function at one point.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">One number an operand.</param>
    /// <exception cref="ArgumentException">There are fewer or more numbers than operands, or the function implements none of the interfaces of one, two or three operands.</exception>
    /// <exception cref="LawBrokenException">The law does not hold there.</exception>
    public void Check<F>(F f, params double[] x) where F : struct, IFunction<F>
    {
        ArgumentNullException.ThrowIfNull(x);
        PointwiseSample function = FunctionSample.Of(f);
        if (x.Length != function.Arity)
            throw new ArgumentException($"{function} has {function.Arity} operand(s), and {x.Length} number(s) are given.", nameof(x));
        At(function, new Point(x));
    }

    /// <summary>Checks a pointwise function on its domain.</summary>
    /// <exception cref="LawBrokenException">The law does not hold at some point.</exception>
    internal virtual void Check(PointwiseSample f) => ForAll(f.ToString(), Point.Of(f, DecadesOfPoints), point => At(f, point), Points);

    /// <summary>Checks an operation at operands that are drawn.</summary>
    /// <exception cref="LawBrokenException">The law does not hold for some.</exception>
    internal virtual void Check(Subject subject) => ForAll(subject.Name, Operands.Of(subject, Decades), operands => At(subject, operands), Cases);

    internal void Check(string name, OperationSample sample) => Check(Subject.Of(name, sample));

    private protected virtual void At(PointwiseSample f, Point point) { }

    private protected virtual void At(Subject subject, Operands operands) { }

    /// <summary>States that <paramref name="check"/>, which throws where the law is broken, passes for everything that is drawn.</summary>
    /// <exception cref="LawBrokenException">It does not; the exception holds the shrunk counter-example.</exception>
    private protected void ForAll<T>(string subject, Arbitrary<T> all, Action<T> check, int cases) where T : notnull
    {
        object? counterexample = null;
        Exception? why = null;
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(cases)
            .WithQuietOnSuccess(true)
            .WithReplay(new Replay(new Rnd(Seed.Value), null));
        try
        {
            Prop.ForAll(all, (T drawn) => Note(drawn)).Check(config);
        }
        catch (Exception thrown)
        {
            string what = why is null ? thrown.Message : $"at {counterexample}: {why.Message}";
            throw new LawBrokenException($"{subject}: {what} ({Seed.Hint})", why ?? thrown) { Law = this, Counterexample = counterexample, Finding = what, Draw = Seed.Hint };
        }

        // The check that fails last is that of the smallest counter-example.
        void Note(T drawn)
        {
            try
            {
                check(drawn);
            }
            catch (Exception thrown)
            {
                (counterexample, why) = (drawn, thrown);
                throw;
            }
        }
    }

    /// <summary>States that a condition holds.</summary>
    /// <exception cref="LawBrokenException">It does not.</exception>
    private protected void Require(bool holds, Func<string> otherwise)
    {
        if (!holds)
            throw new LawBrokenException(Invariant(otherwise)) { Law = this };
    }

    /// <summary>A text whose numbers look the same in every culture, as they do in C#.</summary>
    static string Invariant(Func<string> text)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return text();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
