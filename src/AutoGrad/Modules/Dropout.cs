using System.Globalization;
using AutoGrad.Operations;

namespace AutoGrad.Modules;

/// <summary>
/// In training, sets each element to 0 with probability p and divides the others by 1 − p, so that the expected value stays; in evaluation, the
/// identity.
/// </summary>
/// <remarks>Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout, JMLR 15, 2014.</remarks>
public sealed class Dropout : Module
{
    readonly Random random;

    /// <summary>A dropout with a random sequence of its own.</summary>
    /// <param name="probability">p, the probability with which an element is dropped: 0 ≤ p &lt; 1.</param>
    /// <param name="random">Gives the seed of the sequence: one number is drawn from it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside [0, 1).</exception>
    public Dropout(double probability, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!(probability is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A dropout probability is at least 0 and less than 1.");
        Probability = probability;
        this.random = new Random(random.Next());
    }

    /// <summary>The probability with which an element is dropped.</summary>
    public double Probability { get; }

    /// <summary>x with some elements dropped in training, x itself in evaluation.</summary>
    /// <param name="x">A tensor of any shape, Float32 or Float64.</param>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point.</exception>
    public override Tensor Forward(Tensor x)
    {
        if (!IsTraining || Probability == 0)
            return x;
        using TapeScope scope = OpenScope();
        return x * new DropoutMask(random, Probability).Apply(x);
    }

    /// <inheritdoc/>
    protected internal override string Describe() => string.Create(CultureInfo.InvariantCulture, $"Dropout({Probability:R})");
}
