namespace AutoGrad.PropertyTests;

/// <summary>Checks: every sample that names a composition equals it.</summary>
public class LawsHoldOfFusedOperations
{
    public static TheoryData<string> Fused => [.. Subjects.AllSamples.Where(pair => pair.Value.Composition is not null).Select(pair => pair.Key)];

    [Theory, MemberData(nameof(Fused))]
    public void A_fused_operation_equals_its_composition(string name) =>
        new FusedOperationsEqualTheirCompositions().Check(name, Subjects.Sample(name).Composition!, Subjects.Sample(name));
}
