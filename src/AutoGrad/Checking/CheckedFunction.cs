namespace AutoGrad;

/// <summary>A function under check at its operands, in Float64: its results near them, and its gradients by the backward pass.</summary>
internal sealed class CheckedFunction
{
    readonly Func<Tensor[], Tensor[]> f;
    readonly bool wereNarrow;
    readonly double[][] elements;

    /// <param name="f">The function.</param>
    /// <param name="x">The operands; Float32 ones are widened.</param>
    /// <exception cref="DTypeException">An operand is not floating-point.</exception>
    public CheckedFunction(Func<Tensor[], Tensor[]> f, IReadOnlyList<Tensor> x)
    {
        this.f = f;
        foreach (Tensor operand in x)
        {
            ArgumentNullException.ThrowIfNull(operand, nameof(x));
            if (!operand.DType.IsFloating)
                throw new DTypeException($"Gradients are checked by Float32 and Float64 operands, not {operand.DType} {operand.Shape}; let the function capture it instead.");
            wereNarrow |= operand.DType == DType.Float32;
        }

        elements = [.. x.Select(operand => Enumerable.Range(0, operand.Length).Select(operand.ElementAt).ToArray())];
        Operands = [.. x.Select((operand, i) => Tensor.From<double>(elements[i], operand.Shape))];
    }

    /// <summary>The operands in Float64.</summary>
    public IReadOnlyList<Tensor> Operands { get; }

    /// <summary>The shapes of the results when the function was last evaluated.</summary>
    public IReadOnlyList<Shape> ResultShapes { get; private set; } = [];

    /// <summary>An element of an operand.</summary>
    public double Element(int operand, int index) => elements[operand][index];

    /// <summary>The largest size of an operand's elements.</summary>
    public double Typical(int operand) => elements[operand].Length == 0 ? 0 : elements[operand].Max(Math.Abs);

    /// <summary>All results in a row.</summary>
    public double[] Results() => Results([.. Operands]);

    /// <summary>All results in a row, with one element of one operand replaced.</summary>
    public double[] ResultsWith(int operand, int index, double value)
    {
        var changed = (double[])elements[operand].Clone();
        changed[index] = value;
        Tensor[] operands = [.. Operands];
        operands[operand] = Tensor.From<double>(changed, Operands[operand].Shape);
        return Results(operands);
    }

    /// <summary>The results while a tape records, and the gradients of their sum weighted by <paramref name="weights"/>.</summary>
    public (double[] Results, double[][] Gradients) Gradients(double[] weights)
    {
        using var tape = new Tape();
        Tensor[] named = Array.ConvertAll([.. Operands], x => Variable.Operation.Apply(x));
        Tensor[] results = Invoke(named);
        var sums = new double[named.Length][];
        for (int i = 0; i < sums.Length; i++)
            sums[i] = new double[named[i].Length];
        int start = 0;
        foreach (Tensor result in results)
        {
            // A result that nothing recorded, such as a constant, gets a place on the tape.
            Tensor y = ReferenceEquals(result.Owner, tape) && result.Slot >= 0 ? result : Variable.Operation.Apply(result);
            Tensor seed = Tensor.From<double>(weights.AsSpan(start, y.Length), y.Shape);
            start += y.Length;
            Tensor[] gradients = tape.Gradients(y, named, seed);
            for (int i = 0; i < sums.Length; i++)
            {
                ReadOnlySpan<double> gradient = gradients[i].Read<double>();
                for (int k = 0; k < gradient.Length; k++)
                    sums[i][k] += gradient[k];
            }
        }

        return (InARow(results), sums);
    }

    double[] Results(Tensor[] operands)
    {
        using var tape = new Tape();
        using Pause pause = tape.Pause();
        return InARow(Invoke(operands));
    }

    Tensor[] Invoke(Tensor[] operands)
    {
        Tensor[] results;
        try
        {
            results = f(operands);
        }
        catch (DTypeException mixed) when (wereNarrow)
        {
            throw new DTypeException(
                "A gradient check computes in Float64, and widens Float32 operands; but the function combines them with Float32 tensors of its own. "
                + "Widen those with To(DType.Float64), or make them operands of the check.",
                mixed);
        }

        foreach (Tensor result in results)
        {
            if (result.DType != DType.Float64)
            {
                throw new DTypeException(
                    $"A gradient check computes in Float64, but the function turned its operands into {result.DType} {result.Shape}, whose rounding hides the differences. Take the dtype from the operands, as in To(x.DType).");
            }
        }

        ResultShapes = Array.ConvertAll(results, result => result.Shape);
        return results;
    }

    static double[] InARow(Tensor[] results) => [.. results.SelectMany(result => result.ToArray<double>())];
}
