namespace AutoGrad;

/// <summary>
/// A kink that several elements share, as those that tie for a maximum, and what the function does when they move together so that it stays where it is.
/// </summary>
/// <param name="Elements">How many elements share it.</param>
/// <param name="Analytic">What their gradients amount to along that direction.</param>
/// <param name="Numeric">The derivative of the function along it.</param>
public sealed record SharedKink(int Elements, double Analytic, double Numeric);
