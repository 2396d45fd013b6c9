namespace AutoGrad.Operations;

/// <summary>A tensor with a label for each of its axes, and what a summation does with it.</summary>
internal readonly record struct EinsumTerm(Tensor Tensor, string Labels)
{
    /// <summary>Axes of one label become one: their diagonal.</summary>
    /// <exception cref="ShapeException">Axes of one label differ in length.</exception>
    public EinsumTerm TakeDiagonals(string equation)
    {
        EinsumTerm term = this;
        for (int i = 0; i < term.Labels.Length; i++)
        {
            int second = term.Labels.IndexOf(term.Labels[i], i + 1);
            if (second < 0)
                continue;
            if (term.Tensor.Shape[i] != term.Tensor.Shape[second])
                throw EinsumEquation.Error(equation, $"'{term.Labels[i]}' stands for axes of lengths {term.Tensor.Shape[i]} and {term.Tensor.Shape[second]} of {Tensor.Shape}");
            char label = term.Labels[i];
            term = new EinsumTerm(term.Tensor.Diagonal(0, i, second), term.Labels.Remove(second, 1).Remove(i, 1) + label);
            i = -1;
        }

        return term;
    }

    /// <summary>The sum over all axes but those of some labels.</summary>
    public EinsumTerm SumTo(string kept)
    {
        int[] summed = [.. Enumerable.Range(0, Labels.Length).Where(Predicate(Labels, kept))];
        return summed.Length == 0 ? this : new EinsumTerm(Tensor.Sum(summed), string.Concat(Labels.Where(kept.Contains)));
    }

    /// <summary>The axes in the order of some labels, with new ones of length 1 for labels that the tensor does not have.</summary>
    public Tensor Arrange(string order)
    {
        string labels = Labels;
        int[] axes = [.. order.Where(label => labels.Contains(label)).Select(label => labels.IndexOf(label))];
        Tensor permuted = IsAscending(axes) ? Tensor : Tensor.Permute(axes);
        int[] lengths = [.. order.Select(Length)];
        return permuted.Reshape(Shape.Wrap(lengths));
    }

    /// <summary>The length of a label's axis; 1 if there is none.</summary>
    public int Length(char label) => Labels.IndexOf(label) is var axis and >= 0 ? Tensor.Shape[axis] : 1;

    /// <summary>The product of the lengths of labels' axes.</summary>
    public int Length(string labels)
    {
        int product = 1;
        foreach (char label in labels)
            product *= Length(label);
        return product;
    }

    /// <summary>This term times another, summed over the labels of both that nothing asks for any more.</summary>
    public EinsumTerm Times(EinsumTerm other, string kept)
    {
        string mine = Labels, others = other.Labels;
        string batch = string.Concat(mine.Where(label => others.Contains(label) && kept.Contains(label)));
        string inner = string.Concat(mine.Where(label => others.Contains(label) && !kept.Contains(label)));
        string rows = string.Concat(mine.Where(label => !others.Contains(label))), columns = string.Concat(others.Where(label => !mine.Contains(label)));
        string labels = batch + rows + columns;
        if (inner.Length == 0)
            return new EinsumTerm(Arrange(labels) * other.Arrange(labels), labels);

        // Axes under an ellipsis may have length 1 on one side; the product of matrices broadcasts them as batches.
        int m = Length(rows), k = Length(inner), n = other.Length(columns);
        Tensor left = Arrange(batch + rows + inner).Reshape([.. batch.Select(Length), m, k]);
        Tensor right = other.Arrange(batch + inner + columns).Reshape([.. batch.Select(other.Length), k, n]);
        Tensor product = left.MatMul(right);
        Shape shape = [.. product.Shape.Axes[..^2], .. rows.Select(Length), .. columns.Select(other.Length)];
        return new EinsumTerm(product.Reshape(shape), labels);
    }

    static Func<int, bool> Predicate(string labels, string kept) => axis => !kept.Contains(labels[axis]);

    static bool IsAscending(int[] axes)
    {
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i] != i)
                return false;
        }

        return true;
    }
}
