namespace AutoGrad;

public static partial class GradCheck
{
    /// <summary>
    /// Checks every operation that a tape has recorded by itself: its backward rule against differences of that operation alone, at the operands that it had,
    /// in Float64. So an error in a composed loss is found in the operation that makes it.
    /// </summary>
    /// <param name="tape">The tape; it is not changed.</param>
    /// <returns>
    /// A verdict for each element of each operand of each differentiable entry. Operands are named as in the tape's listing, such as <c>%2 of %5</c>, and every
    /// element tells its operation, module path and entry.
    /// </returns>
    /// <exception cref="ObjectDisposedException">The tape has been disposed.</exception>
    public static GradCheckReport Run(Tape tape) => Run(tape, GradCheckOptions.Default);

    /// <param name="tape">The tape; it is not changed.</param>
    /// <param name="options">The choices of the check; cotangents cannot be given, since each operation has results of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ArgumentException">The options hold cotangents.</exception>
    /// <inheritdoc cref="Run(Tape)"/>
    public static GradCheckReport Run(Tape tape, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        if (options.Cotangents.Count > 0)
            throw new ArgumentException("A check of a tape draws the cotangents of its operations itself; leave them out of the options.", nameof(options));
        return TapeEntries.Check(tape, Enumerable.Range(0, tape.Count), entry => tape.ScopePath(tape.Storage.Entries[entry].Scope), options);
    }
}
