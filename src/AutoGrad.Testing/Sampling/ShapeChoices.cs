namespace AutoGrad.Testing;

/// <summary>Small shapes for the operands of a function, the smallest first.</summary>
internal static class ShapeChoices
{
    static readonly Shape[] one = [[], [1], [2], [3], [1, 1], [5], [2, 1], [1, 3], [2, 3], [3, 2], [3, 3], [2, 1, 2], [2, 2, 3]];
    static readonly Shape[] several = [[], [1], [2], [3], [2, 1], [1, 3], [2, 3], [3, 2], [2, 2, 3]];

    /// <summary>Choices that broadcast.</summary>
    public static IReadOnlyList<Shape[]> Broadcasting(int arity) => [.. Of(arity).Where(Broadcast)];

    /// <summary>Of some choices, or of all small ones, those that a function does not refuse.</summary>
    /// <exception cref="ArgumentException">It refuses them all.</exception>
    public static IReadOnlyList<Shape[]> AcceptedBy(Subject subject, int arity, IReadOnlyList<IReadOnlyList<Shape>>? choices)
    {
        if (choices is not null && choices.FirstOrDefault(shapes => shapes.Count != arity) is { } wrong)
            throw new ArgumentException($"The function has {arity} operand(s), but a choice of shapes has {wrong.Count}: {string.Join(", ", wrong)}.", nameof(choices));
        string refusal = "";
        Shape[][] accepted = [.. (choices?.Select(shapes => shapes.ToArray()) ?? Of(arity)).Where(Accepts)];
        return accepted.Length > 0
            ? accepted
            : throw new ArgumentException($"The function takes none of the shapes that were tried; name some in {nameof(GradientLawOptions)}.{nameof(GradientLawOptions.Shapes)}. The last refusal was: {refusal}", nameof(subject));

        bool Accepts(Shape[] shapes)
        {
            try
            {
                subject.Apply(Operands.Draw(subject, shapes, new Random(1), decades: 0.1).Tensors());
                return true;
            }
            catch (Exception refused) when (refused is ArgumentException or IndexOutOfRangeException)
            {
                refusal = refused.Message;
                return false;
            }
        }
    }

    static IEnumerable<Shape[]> Of(int arity)
    {
        IEnumerable<Shape[]> choices = arity == 1
            ? one.Select(shape => new[] { shape })
            : several.SelectMany(_ => several, (a, b) => new[] { a, b });
        if (arity == 3)
            choices = choices.SelectMany(_ => several, (pair, c) => new[] { pair[0], pair[1], c });
        return choices.OrderBy(shapes => shapes.Sum(shape => shape.ElementCount));
    }

    static bool Broadcast(Shape[] shapes)
    {
        try
        {
            _ = shapes.Aggregate((a, b) => AutoGrad.Broadcasting.Common("", a, b));
            return true;
        }
        catch (ShapeException)
        {
            return false;
        }
    }
}
