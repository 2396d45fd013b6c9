namespace AutoGrad.Tests.Checking;

/// <summary>Gradients that a check must not let pass, and how to look at them.</summary>
static class WrongGradients
{
    /// <summary>x² with the derivative x: the factor 2 is lost.</summary>
    internal readonly struct WrongSquare : IUnaryFunction<WrongSquare>
    {
        public V Value<V>(V x) where V : IReal<V> => x * x;

        public static V Derivative<V>(WrongSquare f, V x, V y) where V : IReal<V> => x;
    }

    /// <summary>Checks the sum of so many results.</summary>
    internal static GradCheckOptions OneEach(int count) => new() { Cotangents = [Tensor.Ones([count], DType.Float64)] };

    /// <summary>0 with the gradient of x: a wrong gradient for whatever it is added to.</summary>
    internal static Tensor OnlyGradient(Tensor x) => x - x.Detach();
}
