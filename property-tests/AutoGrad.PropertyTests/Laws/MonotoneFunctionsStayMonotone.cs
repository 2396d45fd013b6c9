using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// where a function of the algebra rises, its float value does not fall from one float to the next, and where it falls, it does not rise.
/// </summary>
/// <remarks>
/// Compositions of several functions are left out: each of them rounds, and near where the result is flat the rounding of one shows.
/// </remarks>
internal sealed class MonotoneFunctionsStayMonotone : GradientLaw
{
    const int Walks = 300, Steps = 300;

    public override string Statement => "a function that rises does not fall from one float to the next";

    internal override void Check(PointwiseSample f)
    {
        if (f.Arity != 1 || !Subjects.IsOfTheAlgebra(f))
            return;
        var random = new Random((int)Seed.Value);
        for (int walk = 0; walk < Walks; walk++)
            Walk(f, (float)DomainSampler.Next(f.Domains[0], random));
    }

    void Walk(PointwiseSample f, float start)
    {
        float end = start;
        for (int i = 0; i < Steps; i++)
            end = float.BitIncrement(end);
        if (!f.Domains[0].Contains(start) || !f.Domains[0].Contains(end))
            return;
        int direction = Math.Sign(f.Derivative(0, (double)start));
        if (direction == 0 || Math.Sign(f.Derivative(0, (double)end)) != direction)
            return;
        float x = start, y = f.Value(x);
        for (int i = 0; i < Steps; i++)
        {
            float nextX = float.BitIncrement(x), next = f.Value(nextX);
            float before = x, value = y;
            Require(direction > 0 ? next >= y : next <= y, () => $"{f} is {value:R} at {before:R} and turns back to {next:R} at {nextX:R}");
            (x, y) = (nextX, next);
        }
    }
}
