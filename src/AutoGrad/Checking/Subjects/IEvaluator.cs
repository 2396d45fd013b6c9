namespace AutoGrad;

/// <summary>Evaluates a function near the point of a check; one for each thread.</summary>
internal interface IEvaluator
{
    /// <summary>Whether an element of the operand moves only the element of the single result at the same place.</summary>
    bool IsLocal(int operand);

    /// <summary>The results with one element of one operand replaced: all in a row, or, if the operand is local, the one result that it moves.</summary>
    Evaluated Move(int operand, int index, double value);

    /// <summary>All results in a row with all elements of one operand replaced.</summary>
    Evaluated Move(int operand, double[] elements);
}
