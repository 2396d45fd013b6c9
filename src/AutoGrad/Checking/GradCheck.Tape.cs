namespace AutoGrad;

public static partial class GradCheck
{
    /// <summary>
    /// Checks every operation that a tape has recorded by itself: its backward rule against differences of that operation alone, at the operands that it had,
    /// in Float64. So an error in a composed loss is found in the operation that makes it. The adjoints of the results are random, and then those of a backward
    /// pass from the last number that the tape has computed, which as a rule is the loss.
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
        return CheckEntries(tape, LastNumber(tape), options);
    }

    /// <summary>
    /// Checks every operation that a tape has recorded by itself, with random adjoints and with those that a backward pass from <paramref name="y"/> gives it.
    /// </summary>
    /// <param name="tape">The tape; it is not changed.</param>
    /// <param name="y">The result that the backward pass starts from: one number, such as the loss.</param>
    /// <param name="options">The choices of the check; cotangents cannot be given, since each operation has results of its own.</param>
    /// <exception cref="TapeException">The tape has not computed <paramref name="y"/>; or a parameter has changed since the tape read it.</exception>
    /// <exception cref="ShapeException"><paramref name="y"/> has several elements.</exception>
    /// <inheritdoc cref="Run(Tape, GradCheckOptions)"/>
    public static GradCheckReport Run(Tape tape, Tensor y, GradCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(y);
        return CheckEntries(tape, EntryAdjoints.Of(tape, y), options ?? GradCheckOptions.Default);
    }

    static GradCheckReport CheckEntries(Tape tape, EntryAdjoints? adjoints, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        if (options.Cotangents.Count > 0)
            throw new ArgumentException("A check of a tape draws the cotangents of its operations itself; leave them out of the options.", nameof(options));
        return new TapeEntries(tape, options) { Adjoints = adjoints }.Check(Enumerable.Range(0, tape.Count), entry => tape.ScopePath(tape.Storage.Entries[entry].Scope));
    }

    /// <summary>The adjoints of a pass from the last number on the tape that has a gradient, as a loss is; null if there is none, or the pass cannot be made any more.</summary>
    static EntryAdjoints? LastNumber(Tape tape)
    {
        int last = tape.Count - 1;
        while (last >= 0 && !(tape.Storage.Entries[last] is { PassesGradient: true, Result.Length: 1 }))
            last--;
        return last < 0 || tape.StaleParameter is not null ? null : EntryAdjoints.Of(tape, tape.At(last));
    }
}
