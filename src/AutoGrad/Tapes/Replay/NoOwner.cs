namespace AutoGrad;

/// <summary>A stretch of time in which what this thread makes belongs to nobody and is recorded by no tape.</summary>
internal readonly struct NoOwner : IDisposable
{
    readonly TensorOwner? outer = TensorOwner.Current;

    public NoOwner() => TensorOwner.Current = null;

    public void Dispose() => TensorOwner.Current = outer;
}
