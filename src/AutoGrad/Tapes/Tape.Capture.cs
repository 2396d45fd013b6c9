namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>Whether a program is made of what the tape records, so that nothing may happen beside the record.</summary>
    bool isCaptured;

    /// <summary>Lets a program be made of what the tape records from here on.</summary>
    internal void Capture()
    {
        isCaptured = true;
        NoteReads();
    }

    /// <summary>A draw becomes an entry, though the tape be paused: each run draws again, and in the same order.</summary>
    internal override void OnDraw(Tensor drawn, RandomFill fill)
    {
        if (isCaptured)
            AddEntry(new Draw(fill), [], drawn);
    }

    /// <exception cref="TapeException">A program is being captured.</exception>
    internal override void OnChange(Parameter parameter) =>
        RequireNoCapture($"changes the parameter '{parameter.Name}'", "Give the optimizer to Capture, or change parameters between runs.");

    /// <summary>Refuses what no run of a program would do again.</summary>
    void RequireNoCapture(string deed, string remedy)
    {
        if (isCaptured)
            throw new TapeException($"The function of a tape program {deed}, which is not on the record, so that no run would do it again. {remedy}");
    }
}
