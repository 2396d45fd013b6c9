using AutoGrad.Modules;

namespace AutoGrad.Planted.Right;

/// <summary>Functions that draw random numbers.</summary>
sealed class Randomness : IRightGradients
{
    public static IEnumerable<RightGradient> Plants
    {
        get
        {
            var dropout = new Dropout(0.5, new Random(3));
            var random = new Random(4);
            return
            [
                new("dropout", [Numbers.Of([20])], x => dropout.Forward(x[0]).Sin()),
                new("noise with a seed of its own", [Numbers.Of([20])], x => (x[0] + Tensor.Normal([20], new Random(5), dtype: DType.Float64)).Tanh()),

                // A generator of the caller's cannot be set back.
                new("noise that differs from run to run", [Numbers.Of([4])], x => x[0] * random.NextDouble()) { Doubt = Doubt.NotDeterministic },
            ];
        }
    }
}
