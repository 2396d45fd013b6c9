namespace AutoGrad.PropertyTests;

/// <summary>
/// A program that was captured once computes on new inputs, and after a change of its parameters, what recording anew computes: the result and every gradient,
/// to the last bit. Or it refuses to run, because it would have to go another way than when it was captured.
/// </summary>
internal sealed class ReplayEqualsRecording : GradientLaw
{
    public const int Runs = 3;

    public override string Statement => "a replay computes what recording anew computes";

    public void CheckRandomPrograms(int programs) => ForAll("random programs", RandomProgram.Small, program => Check(program), programs);

    /// <summary>Checks the law for a program, and tells how many of the runs were not refused.</summary>
    public int Check(RandomProgram program)
    {
        Parameter[] parameters = program.MakeParameters();
        return Check(inputs => program.Loss(inputs, parameters), parameters, program.MakeInputs);
    }

    /// <summary>Checks the law for a function of inputs and parameters.</summary>
    /// <param name="loss">The function.</param>
    /// <param name="parameters">Its parameters, which are changed.</param>
    /// <param name="inputsOf">The inputs of each run.</param>
    public int Check(Func<Tensor[], Tensor> loss, Parameter[] parameters, Func<int, Tensor[]> inputsOf)
    {
        using TapeProgram replay = TapeProgram.Capture(loss, inputsOf(0));
        int completed = 0;
        for (int run = 0; run < Runs; run++)
        {
            Tensor[] inputs = inputsOf(run);
            Outcome recorded = Outcome.OfRecording(() => loss(inputs), parameters);
            if (Replayed(replay, inputs, parameters) is { } replayed)
            {
                string? difference = recorded.Difference(replayed, "recorded", $"replayed in run {run}");
                Require(difference is null, () => difference!);
                completed++;
            }

            foreach (Parameter parameter in parameters)
                parameter.Assign(parameter.Detach() * 0.9);
        }

        return completed;
    }

    static Outcome? Replayed(TapeProgram replay, Tensor[] inputs, Parameter[] parameters)
    {
        for (int i = 0; i < inputs.Length; i++)
            replay.SetInput(i, inputs[i]);
        try
        {
            return Outcome.OfParameters(replay.Run(), parameters);
        }
        // A guard has spoken: the function reads a value, which is another one now.
        catch (TapeException)
        {
            return null;
        }
    }
}
