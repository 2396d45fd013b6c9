namespace AutoGrad.PropertyTests;

/// <summary>Checks: every law of every pointwise function, by its text.</summary>
public class LawsHoldOfFunctions
{
    public static MatrixTheoryData<string, string> Cases => new(Subjects.Laws(law => law.IsOfFunctions), Subjects.Functions);

    [Theory, MemberData(nameof(Cases))]
    public void Law(string law, string function) => Subjects.Law(law).Check(Subjects.Function(function));
}
