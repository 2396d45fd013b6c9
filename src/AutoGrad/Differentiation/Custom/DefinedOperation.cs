namespace AutoGrad;

/// <summary>A custom operation made of functions.</summary>
internal sealed class DefinedOperation(
    string name,
    Func<Tensor[], Tensor> value,
    Func<Tensor[], Tensor, Tensor, Tensor?[]> vjp,
    Func<Tensor[], Tensor, Tensor?[], Tensor?>? jvp) : CustomOperation
{
    public override string Name => name;

    protected override Tensor Value(Tensor[] x) => value(x);

    protected override Tensor?[] Vjp(Tensor[] x, Tensor y, Tensor yBar) => vjp(x, y, yBar);

    protected override Tensor? Jvp(Tensor[] x, Tensor y, Tensor?[] tangents) => jvp is null ? base.Jvp(x, y, tangents) : jvp(x, y, tangents);
}
