namespace AutoGrad;

/// <summary>A place at which a value goes on towards the result, but no gradient comes back.</summary>
/// <param name="Kind">How the gradient was cut off.</param>
/// <param name="Operand">The last value that depends on the variable, by its name in listings.</param>
/// <param name="Operation">The operation's name with its attributes; <c>Detach</c> for a detached value.</param>
/// <param name="Scope">The path of the module or other scope; empty if there was none or it is not known.</param>
/// <param name="Step">The entry that cuts off the gradient; null for what is no entry, as a detachment or an operation during a pause.</param>
public sealed record GradientCut(GradientCutKind Kind, string Operand, string Operation, string Scope, RecordedStep? Step)
{
    /// <summary>The cut as a sentence.</summary>
    public override string ToString() => Kind switch
    {
        GradientCutKind.Detached => $"Detach() made a constant of {Operand}.",
        GradientCutKind.Paused => $"{Operation} was applied to {Operand}{(Scope.Length == 0 ? "" : $" in {Scope}")} while the tape was paused.",
        GradientCutKind.OuterTape => $"{Operation} was applied to {Operand} on a tape that was opened before this one.",
        _ => $"{Step}: no gradient passes through this operation to {Operand}.",
    };
}
