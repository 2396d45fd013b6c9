using System.Text;

namespace AutoGrad;

/// <summary>
/// Why one element of a gradient is what it is: a <see cref="MissingGradient"/>, a <see cref="ZeroGradient"/>, a <see cref="NonFiniteGradient"/> or a
/// <see cref="FiniteGradient"/>. <see cref="ToString"/> says it in words.
/// </summary>
public abstract class GradientExplanation
{
    private protected GradientExplanation(GradientSubject subject)
    {
        Result = subject.Result;
        Variable = subject.Variable;
        Index = subject.Index;
    }

    /// <summary>The name of the result in listings, such as <c>%7</c>.</summary>
    public string Result { get; }

    /// <summary>The name of the variable: a parameter's, or that in listings.</summary>
    public string Variable { get; }

    /// <summary>The index of the element that is explained, one number an axis.</summary>
    public IReadOnlyList<int> Index { get; }

    /// <summary>The element of the gradient; null where there is none.</summary>
    public abstract double? Gradient { get; }

    /// <summary>What the gradient is and why, in a sentence or two.</summary>
    public abstract string Summary { get; }

    /// <summary>What to do about it; empty where nothing is wrong.</summary>
    public virtual string Advice => "";

    /// <summary>The summary, the evidence line by line, and the advice.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder(Summary);
        foreach (string line in Evidence)
            text.AppendLine().Append("  ").Append(line);
        if (Advice.Length > 0)
            text.AppendLine().Append(Advice);
        return text.ToString();
    }

    /// <summary>What the explanation rests on, one fact a line.</summary>
    private protected abstract IEnumerable<string> Evidence { get; }

    /// <summary>The derivative in words, such as <c>the gradient of %7 by w[0, 3]</c>.</summary>
    private protected string Subject => $"The gradient of {Result} by {ElementIndex.Text(Variable, Index)}";
}
