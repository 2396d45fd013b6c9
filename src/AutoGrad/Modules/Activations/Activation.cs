namespace AutoGrad.Modules;

/// <summary>A function without parameters as a module, so that it can stand in a <see cref="Sequential"/>.</summary>
public abstract class Activation : Module
{
    private protected Activation() { }

    /// <summary>The function of x.</summary>
    /// <param name="x">A tensor, Float32 or Float64.</param>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point.</exception>
    public sealed override Tensor Forward(Tensor x)
    {
        using TapeScope scope = OpenScope();
        return Apply(x);
    }

    private protected abstract Tensor Apply(Tensor x);
}
