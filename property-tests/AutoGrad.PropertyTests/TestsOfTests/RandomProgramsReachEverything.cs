using FsCheck.Fluent;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// random programs use every operation of the catalogue in the end;
/// most of them compute numbers, not NaN or infinities, which would hide a difference;
/// most of them replay, and are not refused.
/// </summary>
public class RandomProgramsReachEverything
{
    static readonly RandomProgram[] programs = [.. RandomProgram.Small.Generator.Sample(30, 100)];

    [Fact]
    public void Most_compute_numbers()
    {
        int finite = programs.Count(program =>
        {
            Parameter[] parameters = program.MakeParameters();
            return Outcome.OfRecording(() => program.Loss(program.MakeInputs(0), parameters), parameters).IsFinite;
        });
        Assert.True(finite >= 0.8 * programs.Length, $"Only {finite} of {programs.Length} programs have a finite loss and finite gradients.");
    }

    [Fact]
    public void Most_replay()
    {
        int completed = programs.Sum(new ReplayEqualsRecording().Check);
        Assert.True(completed >= 0.9 * ReplayEqualsRecording.Runs * programs.Length, $"Only {completed} of {ReplayEqualsRecording.Runs * programs.Length} runs were completed.");
    }

    [Fact]
    public void Every_operation_is_a_step() => Assert.All(Subjects.AllSamples, pair => Assert.True(
        pair.Value.Shapes.Any(shape => shape.ElementCount == 0) || ProgramOperation.All.Any(operation => operation.Name == pair.Key), pair.Key));
}
