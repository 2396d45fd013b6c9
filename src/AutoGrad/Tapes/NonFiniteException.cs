namespace AutoGrad;

/// <summary>A tape or a program that checks its values has found the first result, adjoint or tangent that is NaN or infinite.</summary>
public sealed class NonFiniteException : ArithmeticException
{
    /// <summary>Creates the exception with a sentence that holds the facts and the remedy.</summary>
    public NonFiniteException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public NonFiniteException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without details.</summary>
    public NonFiniteException() { }

    NonFiniteException(string message, RecordedStep step, bool isBackward, TensorSummary found, IReadOnlyList<TensorSummary> operands) : base(message)
    {
        Step = step;
        IsBackward = isBackward;
        Found = found;
        Operands = operands;
    }

    /// <summary>The operation that made it, with its module path and, if the tape notes it, the line of the source text.</summary>
    public RecordedStep? Step { get; }

    /// <summary>Whether it was made by the operation's backward rule; else it is the operation's result, or the tangent of that.</summary>
    public bool IsBackward { get; }

    /// <summary>
    /// What is not finite: the result, or the adjoint of an operand, under that operand's name; in a replay of a backward rule the result of one of its operations, under
    /// that operation's name.
    /// </summary>
    public TensorSummary? Found { get; }

    /// <summary>The operands; of a backward rule first the adjoint of the result, in a replay those of the one operation.</summary>
    public IReadOnlyList<TensorSummary> Operands { get; } = [];

    internal static NonFiniteException Forward(RecordedStep step, IReadOnlyList<TensorSummary> operands, TensorSummary result) => new(
        $"The result of {step} is not finite. {Describe("Result", result)} {Describe("Operands", operands)}",
        step,
        isBackward: false,
        result,
        operands);

    internal static NonFiniteException Backward(RecordedStep step, IReadOnlyList<TensorSummary> read, TensorSummary adjoint) => new(
        $"The backward rule of {step} made an adjoint that is not finite. {Describe("Adjoint of", adjoint)} {Describe("Made from", read)} tape.Lint(y) tells how to rewrite it.",
        step,
        isBackward: true,
        adjoint,
        read);

    internal static NonFiniteException BackwardStep(RecordedStep step, IReadOnlyList<TensorSummary> operands, TensorSummary result) => new(
        $"The backward rule of {step} computed what is not finite. {Describe("Result of its", result)} {Describe("Operands", operands)} Record the function on a tape, where tape.Lint(y) tells how to rewrite it.",
        step,
        isBackward: true,
        result,
        operands);

    internal static NonFiniteException Tangent(RecordedStep step, IReadOnlyList<TensorSummary> read, TensorSummary tangent) => new(
        $"The forward rule of {step} made a tangent that is not finite. {Describe("Found", tangent)} {Describe("Made from", read)}",
        step,
        isBackward: false,
        tangent,
        read);

    internal static NonFiniteException Seed(RecordedStep step, TensorSummary seed) => new(
        $"The seed of the backward pass from {step} is not finite. {Describe("It is the", seed)}",
        step,
        isBackward: true,
        seed,
        []);

    static string Describe(string role, TensorSummary tensor)
    {
        string where = tensor.Shape.Rank == 0 ? "" : $", the first at [{string.Join(", ", tensor.FirstNonFinite)}]";
        return $"{role} {tensor}{where}.";
    }

    static string Describe(string role, IReadOnlyList<TensorSummary> tensors) => $"{role}: {string.Join("; ", tensors)}.";
}
