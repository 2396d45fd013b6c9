namespace AutoGrad;

/// <summary>
/// An input of a program: the tensors that show it, and memory of its own for values that must be copied. A tensor that cannot change is shown where it
/// stands; a copy would also push the parameters out of the caches.
/// </summary>
internal sealed class ReplayInput
{
    readonly TensorBuffer own;
    readonly Tensor[] shown;
    readonly int[] starts;

    /// <param name="tensor">The input.</param>
    /// <param name="others">The program's other tensors; those that show memory of the input are its views.</param>
    public ReplayInput(Tensor tensor, IEnumerable<Tensor> others)
    {
        Tensor = tensor;
        own = tensor.Location.Buffer!;
        shown = [.. others.Append(tensor).Where(other => ReferenceEquals(other.Location.Buffer, own)).Distinct()];
        starts = Array.ConvertAll(shown, view => view.Location.Start);
    }

    public Tensor Tensor { get; }

    /// <summary>Shows the values of a tensor of the same type, copied if they may change before the program runs or has run.</summary>
    public void Show(Tensor value)
    {
        if (IsConstant(value))
            Relocate(value.Location.Buffer!, value.Location.Start);
        else
            value.Bytes().CopyTo(OwnMemory().Bytes());
    }

    /// <summary>The input with memory of its own, to be written.</summary>
    public Tensor OwnMemory()
    {
        Relocate(own, 0);
        return Tensor;
    }

    /// <summary>A parameter changes, a view may show one, and a tape takes its memory back.</summary>
    static bool IsConstant(Tensor value) => value is { Owner: null, IsView: false } and not Parameter && value.Location.Buffer is not null;

    void Relocate(TensorBuffer buffer, int start)
    {
        for (int i = 0; i < shown.Length; i++)
            shown[i].Relocate(buffer, start + starts[i]);
    }
}
