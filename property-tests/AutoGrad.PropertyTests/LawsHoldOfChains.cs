using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.PropertyTests;

/// <summary>Checks: the laws that are stated at given operands, of chains of operations.</summary>
public class LawsHoldOfChains
{
    public static TheoryData<string> Laws => [.. Subjects.Laws(law => law.IsOfOperations)];

    [Theory, MemberData(nameof(Laws))]
    public void Law(string law) => Prop.ForAll(
        Arbitraries.Chains(),
        Arbitraries.Tensors(Domain.Closed(-3, 3)),
        (OperationChain chain, Tensor x) => Subjects.Law(law).Check(all => chain.Apply(all[0]), x))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(Seed.OfEnvironment.Value), null)));
}
