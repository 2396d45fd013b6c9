namespace AutoGrad.Modules;

/// <summary>A fully connected layer, y = x·Wᵀ + b.</summary>
/// <remarks>
/// Weights and bias begin as samples of U(−1/√n, 1/√n), n being the number of inputs. For the weights this is <see
/// cref="Initializers.KaimingUniform"/> with the gain of a leaky ReLU of slope √5; PyTorch begins so too.
/// </remarks>
public sealed class Linear : Module
{
    /// <summary>A layer with random parameters.</summary>
    /// <param name="inputs">The number of inputs, the length of the last axis of x; at least 1.</param>
    /// <param name="outputs">The number of outputs; at least 1.</param>
    /// <param name="random">The source of the first values: first the weights, row by row, then the bias.</param>
    /// <param name="bias">Whether there is a bias b.</param>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width is less than 1.</exception>
    public Linear(int inputs, int outputs, Random random, bool bias = true, DType dtype = DType.Float32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        Weight = new Parameter(Initializers.KaimingUniform([outputs, inputs], random, Initializers.LeakyReluGain(Math.Sqrt(5)), dtype: dtype), "weight");
        double bound = 1 / Math.Sqrt(inputs);
        Bias = bias ? new Parameter(Tensor.Uniform([outputs], random, -bound, bound, dtype), "bias") : null;
    }

    /// <summary>A layer with the given parameters.</summary>
    /// <param name="weight">W, of shape [outputs, inputs].</param>
    /// <param name="bias">b, of shape [outputs]; null for none.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public Linear(Parameter weight, Parameter? bias = null)
    {
        ArgumentNullException.ThrowIfNull(weight);
        if (weight.Rank != 2)
            throw new ShapeException($"A linear layer's weight has the shape [outputs, inputs], not {weight.Shape}.");
        if (bias is not null && bias.Shape != [weight.Shape[0]])
            throw new ShapeException($"A linear layer with the weight {weight.Shape} needs a bias of shape [{weight.Shape[0]}], not {bias.Shape}.");
        if (bias is not null && bias.DType != weight.DType)
            throw new DTypeException($"Weight and bias of a linear layer have one dtype; these are {weight.DType} and {bias.DType}.");
        Weight = weight;
        Bias = bias;
    }

    /// <summary>W, of shape [outputs, inputs].</summary>
    public Parameter Weight { get; }

    /// <summary>b, of shape [outputs]; null if there is none.</summary>
    public Parameter? Bias { get; }

    /// <summary>y = x·Wᵀ + b, along the last axis.</summary>
    /// <param name="x">[…, inputs].</param>
    /// <returns>[…, outputs].</returns>
    /// <exception cref="ShapeException">The last axis of <paramref name="x"/> has another length.</exception>
    /// <exception cref="DTypeException"><paramref name="x"/> has another dtype than the weights.</exception>
    public override Tensor Forward(Tensor x)
    {
        using TapeScope scope = OpenScope();
        return x.Linear(Weight, Bias);
    }

    /// <inheritdoc/>
    protected internal override string Describe() => $"Linear({Weight.Shape[1]} → {Weight.Shape[0]}{(Bias is null ? ", no bias" : "")})";
}
