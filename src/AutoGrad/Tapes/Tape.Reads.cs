namespace AutoGrad;

public sealed partial class Tape
{
    HashSet<Tensor>? reads;

    /// <summary>The tensors whose values were read while the tape recorded, since <see cref="NoteReads"/>.</summary>
    internal IEnumerable<Tensor> TensorsRead => reads ?? [];

    internal void NoteReads() => reads = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);

    internal override void OnRead(Tensor tensor) => reads?.Add(tensor);
}
