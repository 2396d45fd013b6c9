namespace AutoGrad;

public partial class Tensor
{
    /// <summary>Adds the gradient of this result to that of every parameter that the tape which computed it has read.</summary>
    /// <param name="seed">The adjoint of this tensor, of its shape; null, for a tensor of one element, means 1.</param>
    /// <exception cref="TapeException">
    /// No tape computed this tensor; a parameter has changed since the tape read it; neither a parameter whose
    /// <see cref="Parameter.RequiresGradient"/> is set nor a watched tensor has an influence on this tensor; or a <see cref="TapeProgram"/> is being captured,
    /// which goes backward by itself.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The tape that computed this tensor has been disposed.</exception>
    /// <exception cref="InvalidOperationException">The tape that computed this tensor is another thread's.</exception>
    /// <exception cref="ShapeException">The tensor has several elements and there is no seed, or the seed has another shape.</exception>
    public void Backward(Tensor? seed = null)
    {
        if (Owner is not Tape tape)
        {
            throw new TapeException(
                $"No tape recorded this tensor {Shape}. Open one with `using var tape = new Tape();` before the computation, or ask for a result and not for a constant.");
        }

        CheckReadable(current: null);
        tape.Backward(this, seed);
    }
}
