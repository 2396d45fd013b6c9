namespace AutoGrad;

/// <summary>The elements of an operand in rows and columns, so few that a picture can show them: where an operand is larger, a cell stands for a block of it.</summary>
internal sealed class HeatMap
{
    /// <summary>Rows and columns of a picture at most.</summary>
    const int Most = 64;

    readonly ElementCheck?[] worst;

    public HeatMap(OperandCheck operand)
    {
        Shape = operand.Shape;
        ElementColumns = Shape.Rank == 0 ? 1 : Shape[^1];
        ElementRows = ElementColumns == 0 ? 0 : Shape.ElementCount / ElementColumns;
        Rows = Math.Min(ElementRows, Most);
        Columns = Math.Min(ElementColumns, Most);
        worst = new ElementCheck?[Rows * Columns];
        foreach (ElementCheck element in operand.Elements)
        {
            (int row, int column) = Place(element.Index);
            ref ElementCheck? cell = ref worst[(row * Columns) + column];
            if (cell is null || Severity(element) > Severity(cell))
                cell = element;
        }
    }

    public Shape Shape { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The rows of the operand: the product of all axes but the last.</summary>
    public int ElementRows { get; }

    /// <summary>The length of the last axis.</summary>
    public int ElementColumns { get; }

    /// <summary>Whether a cell stands for more than one element.</summary>
    public bool IsCondensed => Rows < ElementRows || Columns < ElementColumns;

    /// <summary>The worst element of a cell; null if none of it was checked by itself.</summary>
    public ElementCheck? this[int row, int column] => worst[(row * Columns) + column];

    (int Row, int Column) Place(IReadOnlyList<int> index)
    {
        int row = 0;
        for (int axis = 0; axis < index.Count - 1; axis++)
            row = (row * Shape[axis]) + index[axis];
        int column = index.Count == 0 ? 0 : index[^1];
        return ((int)((long)row * Rows / ElementRows), (int)((long)column * Columns / ElementColumns));
    }

    /// <summary>Failures before doubts before passes, and among them the larger relative error.</summary>
    static double Severity(ElementCheck element) =>
        (element.Verdict switch { Verdict.Fail => 4, Verdict.Inconclusive => 2, _ => 0 }) + (double.IsNaN(element.RelativeError) ? 1 : Math.Min(1, element.RelativeError));
}
