namespace AutoGrad.PropertyTests;

/// <summary>Checks: one thread and two compute the same bits, of every operation and of random programs.</summary>
[Collection(nameof(Compute.MaxThreads))]
public class LawsHoldOfThreads
{
    public static IEnumerable<TheoryDataRow<string>> Samples => Subjects.LargestSamples.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Samples))]
    public void Two_threads_compute_what_one_computes(string name) => new ResultsDoNotDependOnThreads().Check(name, Subjects.Sample(name));

    [Fact]
    public void Two_threads_run_random_programs_as_one_does() => new ResultsDoNotDependOnThreads().CheckRandomPrograms(programs: 10);
}
