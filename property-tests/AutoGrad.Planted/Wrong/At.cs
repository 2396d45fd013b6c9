namespace AutoGrad.Planted.Wrong;

/// <summary>The elements with a wrong gradient.</summary>
static class At
{
    public static WrongElements Everywhere { get; } = (_, _, _) => true;

    public static WrongElements Operand(int wrong) => (operand, _, _) => operand == wrong;

    public static WrongElements Places(params int[] places) => (_, place, _) => places.Contains(place);

    public static WrongElements PlacesOf(int wrong, params int[] places) => (operand, place, _) => operand == wrong && places.Contains(place);

    public static WrongElements From(int first) => (_, place, _) => place >= first;

    public static WrongElements Values(Func<double, bool> areWrong) => (_, _, at) => areWrong(at);

    /// <summary>Off the diagonal of a square matrix.</summary>
    public static WrongElements OffDiagonal(int wrong, int size) => (operand, place, _) => operand == wrong && place / size != place % size;
}
