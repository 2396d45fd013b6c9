namespace AutoGrad;

/// <summary>The owner of what a backward rule computes on its way: all of it is recycled when the rule has ended, but for what became an adjoint.</summary>
internal sealed class BackwardStep : TensorOwner
{
    Tensor[] temporaries = new Tensor[16];
    int count;

    internal override string EndedMessage =>
        "This tensor was made inside the function or a rule of an operation and has been recycled. Call Detach() inside it to keep its value.";

    internal override void Adopt(Tensor tensor)
    {
        if (count == temporaries.Length)
            Array.Resize(ref temporaries, 2 * count);
        temporaries[count++] = tensor;
    }

    public void ReleaseTemporaries()
    {
        if (count == 0)
            return;
        for (int i = 0; i < count; i++)
        {
            if (ReferenceEquals(temporaries[i].Owner, this))
                temporaries[i].Release();
        }

        Array.Clear(temporaries, 0, count);
        count = 0;
    }
}
