using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>The laws that are stated of a function or an operation, each with the code that shows its failure.</summary>
/// <param name="options">Laws and seed.</param>
internal sealed class LawChecks(GradientLawOptions options)
{
    readonly GradientLaw[] laws = [.. options.Laws.Select(law => law.With(options.Seed))];

    /// <summary>The laws of a pointwise function: by its text, as an operation on tensors of every shape, and at its kinks.</summary>
    /// <param name="f">The function with its parameters.</param>
    /// <param name="expression">The function as C# code.</param>
    public IEnumerable<LawCheck> OfFunction(PointwiseSample f, string expression)
    {
        string call = f.Arity == 1 ? $"x[0].Map({expression})" : $"Tensor.Map({expression}, {string.Join(", ", Enumerable.Range(0, f.Arity).Select(i => $"x[{i}]"))})";
        var subject = new Subject(f.ToString(), f.Apply) { Shapes = ShapeChoices.Broadcasting(f.Arity), Domains = f.Domains };
        OperationSample[] kinks = [.. PointwiseShapes.Samples(f).Where(sample => sample.Kinks.Count > 0)];
        foreach (GradientLaw law in laws)
        {
            yield return new LawCheck(law, () =>
            {
                if (law.IsOfFunctions)
                    State(law, f.ToString(), () => law.Check(f), x => x is Point point ? CSharpText.Check(law, expression, point) : Whole(law));
                if (!law.IsOfOperations)
                    return;
                State(law, f.ToString(), () => law.Check(subject), x => x is Operands operands ? CSharpText.Check(law, call, operands) : Whole(law));
                foreach (OperationSample sample in kinks)
                    State(law, f.ToString(), () => law.Check($"{f} at its kinks", sample), x => x is Operands operands ? CSharpText.Check(law, call, operands) : Whole(law));
            });
        }

        string Whole(GradientLaw law) => $"GradientLaws.For({expression}, {Options(law)});";
    }

    /// <summary>The laws of an operation on tensors.</summary>
    /// <param name="subject">The operation.</param>
    /// <param name="definition">C# code that defines what <paramref name="call"/> calls; empty if nothing is to be defined.</param>
    /// <param name="call">The operation on the tensors <c>x</c> as C# code; null where it has no text.</param>
    /// <param name="whole">C# code that states laws of the operation, without its last argument, the options; null where there is none.</param>
    public IEnumerable<LawCheck> OfOperation(Subject subject, string definition, string? call, string? whole)
    {
        string before = definition.Length == 0 ? "" : $"{definition}\n";
        return laws.Where(law => law.IsOfOperations).Select(law => new LawCheck(law, () => State(
            law,
            subject.Name,
            () => law.Check(subject),
            x => x is Operands operands && call is not null ? before + CSharpText.Check(law, call, operands) : whole is null ? "" : $"{before}{whole}, options: {Options(law)});")));
    }

    /// <summary>The options that state one law with the same draws.</summary>
    string Options(GradientLaw law) => $"new GradientLawOptions {{ Laws = [new {law.Name}()]{(options.Seed is { } seed ? $", Seed = {seed}" : "")} }}";

    /// <summary>States a law; where it is broken, says so with the code that shows it.</summary>
    static void State(GradientLaw law, string subject, Action check, Func<object?, string> snippet)
    {
        try
        {
            check();
        }
        catch (LawBrokenException broken)
        {
            string statement = snippet(broken.Counterexample);
            string code = statement.Length == 0 ? "" : $"using AutoGrad;\nusing AutoGrad.Testing;\n\n{statement}";
            string drawn = broken.Draw.Length == 0 ? "" : $"It was drawn with {broken.Draw}. ", again = code.Length == 0 ? "" : $"This shows it again:\n\n{code}";
            throw new LawBrokenException($"{subject} breaks a law: {law.Statement}.\n{Sentence(subject, broken)}\n{(drawn + again).TrimEnd()}\n", broken)
            { Law = law, Snippet = code, Finding = broken.Finding, Draw = broken.Draw };
        }
    }

    /// <summary>What was found, with a capital letter and a full stop; the subject is named already.</summary>
    static string Sentence(string subject, LawBrokenException broken)
    {
        string text = broken.Finding.Length > 0 ? broken.Finding : broken.Message, name = $"{subject}: ";
        text = text.StartsWith(name, StringComparison.Ordinal) ? text[name.Length..] : text;
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text[^1] is '.' or '\n' ? "" : ".")}";
    }
}
