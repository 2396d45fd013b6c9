namespace AutoGrad.Testing;

/// <summary>A law that is to be stated of something.</summary>
/// <param name="Law">The law.</param>
/// <param name="State">States it; throws a <see cref="LawBrokenException"/>, with the code that shows it, where it does not hold.</param>
internal sealed record LawCheck(GradientLaw Law, Action State);
