namespace AutoGrad.Modules;

/// <summary>First values for parameters, scaled so that variances stay about the same from layer to layer.</summary>
/// <remarks>
/// A weight has the shape [outputs, inputs, window…]. With w, the number of elements of the window (1 if there is none), fan_in = inputs · w and
/// fan_out = outputs · w. The same random state gives the same values.
/// </remarks>
public static class Initializers
{
    /// <summary>√2, the gain of a ReLU: it passes half of the variance of a symmetric distribution.</summary>
    public static double ReluGain { get; } = Math.Sqrt(2);

    /// <summary>√(2 / (1 + slope²)), the gain of a leaky ReLU.</summary>
    public static double LeakyReluGain(double slope) => Math.Sqrt(2 / (1 + (slope * slope)));

    /// <summary>Zeros.</summary>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32) => Tensor.Zeros(shape, dtype);

    /// <summary>One value everywhere.</summary>
    public static Tensor Constant(Shape shape, double value, DType dtype = DType.Float32) => Tensor.Full(shape, value, dtype);

    /// <summary>U(−b, b) with b = gain · √(6 / (fan_in + fan_out)).</summary>
    /// <param name="shape">[outputs, inputs, window…].</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="gain">What makes up for the activation that follows.</param>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="ShapeException">The shape has fewer than two axes.</exception>
    /// <remarks>
    /// Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010, equation 16.
    /// </remarks>
    public static Tensor XavierUniform(Shape shape, Random random, double gain = 1, DType dtype = DType.Float32) =>
        UniformOfDeviation(shape, random, XavierDeviation(shape, gain), dtype);

    /// <summary>N(0, σ²) with σ = gain · √(2 / (fan_in + fan_out)).</summary>
    /// <inheritdoc cref="XavierUniform"/>
    /// <remarks>
    /// Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010, equation 12.
    /// </remarks>
    public static Tensor XavierNormal(Shape shape, Random random, double gain = 1, DType dtype = DType.Float32) =>
        Tensor.Normal(shape, random, 0, XavierDeviation(shape, gain), dtype);

    /// <summary>U(−b, b) with b = gain · √(3 / fan).</summary>
    /// <param name="shape">[outputs, inputs, window…].</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="gain">What makes up for the activation that follows; null for <see cref="ReluGain"/>.</param>
    /// <param name="mode">Which fan.</param>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="ShapeException">The shape has fewer than two axes.</exception>
    /// <remarks>Source: He, Zhang, Ren and Sun, Delving deep into rectifiers, ICCV 2015, equations 10 and 14.</remarks>
    public static Tensor KaimingUniform(Shape shape, Random random, double? gain = null, FanMode mode = FanMode.In, DType dtype = DType.Float32) =>
        UniformOfDeviation(shape, random, KaimingDeviation(shape, gain, mode), dtype);

    /// <summary>N(0, σ²) with σ = gain / √fan.</summary>
    /// <inheritdoc cref="KaimingUniform"/>
    public static Tensor KaimingNormal(Shape shape, Random random, double? gain = null, FanMode mode = FanMode.In, DType dtype = DType.Float32) =>
        Tensor.Normal(shape, random, 0, KaimingDeviation(shape, gain, mode), dtype);

    // U(−b, b) has the standard deviation b/√3.
    static Tensor UniformOfDeviation(Shape shape, Random random, double deviation, DType dtype)
    {
        double bound = Math.Sqrt(3) * deviation;
        return Tensor.Uniform(shape, random, -bound, bound, dtype);
    }

    static double XavierDeviation(Shape shape, double gain)
    {
        (double fanIn, double fanOut) = Fans(shape);
        return gain * Math.Sqrt(2 / (fanIn + fanOut));
    }

    static double KaimingDeviation(Shape shape, double? gain, FanMode mode)
    {
        (double fanIn, double fanOut) = Fans(shape);
        return (gain ?? ReluGain) / Math.Sqrt(mode == FanMode.In ? fanIn : fanOut);
    }

    static (double In, double Out) Fans(Shape shape)
    {
        if (shape.Rank < 2)
        {
            throw new ShapeException(
                $"The initial scale of a weight follows from its shape [outputs, inputs, …], but this shape is {shape}. Give a bias Zeros or Tensor.Uniform.");
        }

        double window = 1;
        foreach (int axis in shape.Axes[2..])
            window *= axis;
        return (shape[1] * window, shape[0] * window);
    }
}
