namespace AutoGrad;

/// <summary>Finds why a gradient is 0 though no factor of the chain rule is: its terms cancel, or their products are too small for the dtype.</summary>
internal static class CancellationSearch
{
    /// <summary>The terms whose sum is 0, and whether they cancel; none if the cause is not found.</summary>
    public static (IReadOnlyList<GradientTerm> Terms, bool Cancel) Find(GradientFlow flow, ZeroSearch search, int variable, int place)
    {
        var open = new Stack<(int Slot, int Place)>([(variable, place)]);
        var seen = new HashSet<(int, int)>();
        while (open.TryPop(out (int Slot, int Place) element))
        {
            if (!seen.Add(element))
                continue;
            var terms = new List<(int Entry, int Place, double Derivative)>();
            foreach (int entry in flow.Ways.Uses(element.Slot))
            {
                AppliedStep step = flow.StepAt(entry);
                foreach (Column column in step.OperandsAt(element.Slot).Select(operand => step.ColumnOf([operand], element.Place)))
                    terms.AddRange(column.Places.Zip(column.Derivatives, (j, derivative) => (entry, j, derivative)).Where(term => term.derivative != 0 && search.IsLive(entry, term.j)));
            }

            double[] products = [.. terms.Select(term => term.Derivative * flow.AdjointAt(term.Entry, term.Place))];
            double size = products.Sum(Math.Abs);
            if (size > 0)
            {
                IEnumerable<GradientTerm> found = terms.Where((_, n) => products[n] != 0).Select(term => flow.Term(term.Entry, element.Slot, term.Place, term.Derivative));
                return ([.. found], Math.Abs(products.Sum()) < 0.5 * size);
            }

            foreach ((int entry, int next, _) in terms)
            {
                if (entry != flow.Root)
                    open.Push((entry, next));
            }
        }

        return ([], false);
    }
}
