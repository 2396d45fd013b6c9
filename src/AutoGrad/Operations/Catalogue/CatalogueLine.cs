namespace AutoGrad.Operations;

/// <summary>What the catalogue says of an operation with one choice of its parameters.</summary>
/// <param name="Parameters">The parameters, such as <c>exponent 2.5</c>; empty for an operation without.</param>
/// <param name="Formula">What is computed. Of functions the operands are x, or a, b and c, and the result is y.</param>
/// <param name="Derivative">The derivatives of a function; of any other operation how an adjoint passes back.</param>
/// <param name="Domain">Where a function is defined and differentiable; empty for any other operation.</param>
/// <param name="Kinks">The points at which the derivative jumps, and what is declared there; empty if there is none.</param>
public sealed record CatalogueLine(string Parameters, string Formula, string Derivative, string Domain, string Kinks);
