namespace AutoGrad;

public sealed partial class Tape
{
    OpenPause? pause;
    int ownPauses;

    bool IsPaused => pause is not null || ownPauses > 0;

    /// <summary>Stops recording until the result is disposed. Tensors made meanwhile belong to the tape, as constants.</summary>
    /// <remarks>
    /// To evaluate a model, open a tape for each batch and pause it: nothing is recorded, and the memory of one batch is used again for the next. Without
    /// a tape the garbage collector has to find that memory.
    /// </remarks>
    public Pause Pause() => new(pause = new OpenPause(this, pause));

    internal void EndPause(OpenPause ended)
    {
        OpenPause? open = pause;
        while (open is not null && open != ended)
            open = open.Outer;
        if (open is not null)
            pause = open.Outer;
    }

    /// <summary>Stops recording for the library's own work, of which explanations of gradients have nothing to tell.</summary>
    internal void BeginOwnPause() => ownPauses++;

    internal void EndOwnPause() => ownPauses--;
}
