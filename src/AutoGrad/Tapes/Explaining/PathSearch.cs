namespace AutoGrad;

/// <summary>Follows the largest contribution from an element of a variable to the result.</summary>
internal static class PathSearch
{
    /// <summary>The terms along the way, from the result back to the variable.</summary>
    public static List<GradientTerm> Largest(GradientFlow flow, int variable, int place)
    {
        var path = new List<GradientTerm>();
        int slot = variable;
        while (slot != flow.Root)
        {
            (int Entry, Column Column, double Size) best = (-1, default, -1);
            foreach (int entry in flow.Ways.Uses(slot))
            {
                Column column = flow.StepAt(entry).ColumnAt(slot, place);
                double contribution = Math.Abs(column.Places.Select((j, n) => flow.AdjointAt(entry, j) * column.Derivatives[n]).Sum());
                if (contribution > best.Size)
                    best = (entry, column, contribution);
            }

            if (best.Entry < 0 || best.Column.Places.Length == 0)
                break;
            int largest = Enumerable.Range(0, best.Column.Places.Length)
                .MaxBy(n => Math.Abs(flow.AdjointAt(best.Entry, best.Column.Places[n]) * best.Column.Derivatives[n]));
            place = best.Column.Places[largest];
            path.Add(flow.Term(best.Entry, slot, place, best.Column.Derivatives[largest]));
            slot = best.Entry;
        }

        path.Reverse();
        return path;
    }
}
