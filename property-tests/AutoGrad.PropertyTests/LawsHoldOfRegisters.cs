namespace AutoGrad.PropertyTests;

/// <summary>Checks: what is promised of registers, of every pointwise function.</summary>
public class LawsHoldOfRegisters
{
    static readonly GradientLaw[] laws = [new EveryRegisterGivesTheSameBits(), new LimitsAreReached(), new MonotoneFunctionsStayMonotone()];

    public static MatrixTheoryData<string, string> Cases => new(laws.Select(law => law.Name), Subjects.Functions);

    [Theory, MemberData(nameof(Cases))]
    public void Law(string law, string function) => laws.Single(candidate => candidate.Name == law).Check(Subjects.Function(function));
}
