namespace AutoGrad;

/// <summary>An entry of a tape, seen in both precisions.</summary>
/// <param name="Entry">The number of the entry.</param>
/// <param name="Operation">The operation with its attributes.</param>
/// <param name="Path">The module path that it was recorded in; empty outside modules.</param>
/// <param name="IsAdjoint">Whether its adjoint is meant, and not its result.</param>
/// <param name="Index">The element that differs most.</param>
/// <param name="Single">The element in Float32.</param>
/// <param name="Double">The element in Float64.</param>
/// <param name="Ulps">The distance in units in the last place of a Float32 of that size.</param>
public sealed record PrecisionEntry(int Entry, string Operation, string Path, bool IsAdjoint, IReadOnlyList<int> Index, double Single, double Double, double Ulps);
