namespace AutoGrad;

/// <summary>
/// The owner of a program's tensors. Their memory is shared by tensors that are not needed at the same time, so they can be read
/// only while the program runs.
/// </summary>
internal sealed class ReplayMemory : TensorOwner
{
    public ReplayMemory() => Close();

    internal override string EndedMessage => "This tensor belongs to a tape program that has been disposed.";

    internal override string ForeignMessage =>
        "This tensor was made while a tape program was captured, and programs use their memory again. Read the program's Output, or capture a function that returns what you need.";

    /// <summary>Lets the calling thread read and write until <see cref="Close"/>.</summary>
    /// <exception cref="InvalidOperationException">The program is at work already, in a run that has called it again or on another thread, if that is seen.</exception>
    public void Open()
    {
        if (!ReferenceEquals(Thread, ThreadMemory.None))
            throw new InvalidOperationException("This tape program is at work already: its function calls it again, or another thread does. Capture one program for each thread.");
        Thread = ThreadMemory.Current;
    }

    public void Close() => Thread = ThreadMemory.None;

    internal override void Adopt(Tensor tensor)
    {
        // The program's steps name every tensor; there is no other list to keep.
    }
}
