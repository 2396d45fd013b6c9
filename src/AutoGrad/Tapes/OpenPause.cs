namespace AutoGrad;

/// <summary>A pause of a tape that goes on, and the one that it lies within.</summary>
internal sealed class OpenPause(Tape tape, OpenPause? outer)
{
    public Tape Tape => tape;

    public OpenPause? Outer => outer;
}
