namespace AutoGrad.Cli.Tests;

/// <summary>What the command finds when it checks the assembly of these tests.</summary>
public static class CheckedMethods
{
    [GradientCheck]
    public static Tensor Likelihood([Operand(Shape = [4, 3])] Tensor logits, [Operand(Shape = [4, 3], Lower = 0, Upper = 1)] Tensor targets) =>
        ((1 + logits.Exp()).Log() - (logits * targets)).Mean();

    [GradientCheck]
    public static Tensor[] SineAndCosine([Operand(Shape = [])] Tensor x) => [x.Sin(), x.Cos()];

    [GradientCheck]
    public static Tensor HalfDetached(Tensor x) => (x * x.Detach()).Sum();

    [GradientCheck]
    internal static Tensor Hidden(Tensor x) => x;

    [GradientCheck]
    public static Tensor Scaled(Tensor x, double factor) => x * factor;

    [GradientCheck]
    public static double Number(Tensor x) => x.Item();

    [GradientCheck]
    public static Tensor Nothing() => Tensor.From([1.0]);

    [GradientCheck]
    public static Tensor Seven(Tensor x) => x.Reshape([7]);

    [GradientCheck]
    public static Tensor Impossible([Operand(Lower = 1, Upper = -1)] Tensor x) => x;

    [GradientCheck]
    public static Tensor Negative([Operand(Shape = [2, -1])] Tensor x) => x;

    [GradientCheck]
    public static Tensor Angry(Tensor x) => throw new NotSupportedException($"Not {x.Shape}.");

    /// <summary>Right, but a NaN comes out as 0.</summary>
    [GradientCheck]
    public static Tensor Swallowing([Operand(Lower = 0.5, Upper = 2)] Tensor x) => Tensor.Where(x > 0, x, 0);

    /// <summary>Right, but of Float64 alone.</summary>
    [GradientCheck]
    public static Tensor InDouble([Operand(Shape = [2])] Tensor x) => x * Tensor.From([1.0, 2.0]);

    public static Tensor Unmarked(Tensor x) => x.Detach();
}

/// <summary>x² + 1, which is right.</summary>
public readonly struct SquarePlusOne : IUnaryFunction<SquarePlusOne>
{
    public V Value<V>(V x) where V : IReal<V> => (x * x) + 1;
}

/// <summary>|x|, which declares the derivative 1 at 0 and has 0 there.</summary>
public readonly struct MisdeclaredKink : IUnaryFunction<MisdeclaredKink>
{
    public static IReadOnlyList<Kink> Kinks(MisdeclaredKink f) => [new Kink(at: 0, derivative: 1)];

    public V Value<V>(V x) where V : IReal<V> => V.Abs(x);
}

/// <summary>A type of which nobody knows what to call it with.</summary>
public static class GenericMethods<T>
{
    [GradientCheck]
    public static Tensor InGeneric(Tensor x) => x;
}

/// <summary>A function whose text throws.</summary>
public readonly struct AngryFunction : IUnaryFunction<AngryFunction>
{
    public V Value<V>(V x) where V : IReal<V> => throw new NotSupportedException("Not even a formula.");
}

/// <summary>e^(rate·x), which lists no samples of its rate.</summary>
public readonly struct Growth(double rate) : IUnaryFunction<Growth>
{
    public V Value<V>(V x) where V : IReal<V> => V.Exp(rate * x);
}
