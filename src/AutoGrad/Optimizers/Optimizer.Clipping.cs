namespace AutoGrad.Optimizers;

public abstract partial class Optimizer
{
    /// <summary>Scales all gradients by the same factor so that their common Euclidean norm is at most <paramref name="limit"/>.</summary>
    /// <param name="limit">The largest norm, above 0.</param>
    /// <returns>The norm before: √Σ g² over all elements of all gradients. A norm that is not finite leaves the gradients as they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not above 0.</exception>
    /// <remarks>
    /// Call it between the backward pass and <see cref="Step"/>. Source: Pascanu, Mikolov and Bengio, On the difficulty of training
    /// recurrent neural networks, ICML 2013, algorithm 1.
    /// </remarks>
    public double ClipGradientNorm(double limit)
    {
        CheckLimit(limit);
        double norm = 0;
        foreach (Parameter parameter in parameters)
        {
            if (parameter.CurrentGradient is { } gradient)
                norm = double.Hypot(norm, GradientClipping.Norm(gradient));
        }

        if (double.IsFinite(norm) && norm > limit)
        {
            foreach (Parameter parameter in parameters)
            {
                if (parameter.CurrentGradient is not null)
                    GradientClipping.Scale(parameter.ChangeGradient(), limit / norm);
            }
        }

        return norm;
    }

    /// <summary>Moves every element of every gradient into [−limit, limit]; NaN stays.</summary>
    /// <param name="limit">The largest absolute value, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not above 0.</exception>
    /// <remarks>Call it between the backward pass and <see cref="Step"/>.</remarks>
    public void ClipGradientValues(double limit)
    {
        CheckLimit(limit);
        foreach (Parameter parameter in parameters)
        {
            if (parameter.CurrentGradient is not null)
                GradientClipping.Clamp(parameter.ChangeGradient(), limit);
        }
    }

    static void CheckLimit(double limit)
    {
        if (!(limit > 0))
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit for gradients is above 0.");
    }
}
