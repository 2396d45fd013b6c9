namespace AutoGrad.Planted.Wrong;

/// <summary>Rules whose gradients are right, and whose gradients of gradients or tangents are not.</summary>
sealed class Orders : IWrongGradients
{
    static readonly Tensor matrix = Numbers.Of([5, 5], seed: 3);

    static readonly CustomOperation
        cube = CustomOperation.Define("Cube", x => x * x * x, (x, y, yBar) => 3 * x.Detach().Square() * yBar),
        squareOfConstantAdjoint = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => 2 * x * yBar.Detach()),
        factorLost = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => x * yBar),
        tanh = CustomOperation.Define("Tanh", x => x.Tanh(), (x, y, yBar) => (1 - factorLost.Apply(x.Tanh())) * yBar),
        product = CustomOperation.Define("Product", x => x[0] * x[1], (x, y, yBar) => [yBar * x[1].Detach(), yBar * x[0]]),
        opaque = CustomOperation.Define("Exp", x => x.Exp(), (x, y, yBar) => Loop(y, yBar)),
        twice = CustomOperation.Define("Sin", x => x.Sin(), (x, y, yBar) => x.Cos() * yBar, (x, y, tangent) => 2 * x.Cos() * tangent),
        firstOnly = CustomOperation.Define(
            "Product", x => x[0] * x[1], (x, y, yBar) => [yBar * x[1], yBar * x[0]], (x, y, tangents) => tangents[0] is { } tangent ? tangent * x[1] : null),
        clipped = CustomOperation.Define("Sin", x => x.Sin(), (x, y, yBar) => x.Cos() * yBar, (x, y, tangent) => x.Cos() * tangent.Clamp(-100, 100)),
        shifted = CustomOperation.Define("Sin", x => x.Sin(), (x, y, yBar) => x.Cos() * yBar, (x, y, tangent) => x.Cos() * (tangent + 1e-12)),
        transposed = CustomOperation.Define("Apply", x => matrix.MatMul(x), (x, y, yBar) => matrix.Transpose().MatMul(yBar), (x, y, tangent) => matrix.Transpose().MatMul(tangent));

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("second order: operand detached", "Cube", [Numbers.Of([12])], x => cube.Apply(x[0]), At.Operand(0)) { Form = DerivativeForm.SecondOrder },
        new("second order: adjoint detached", "Square", [Numbers.Of([12])], x => squareOfConstantAdjoint.Apply(x[0]), At.Operand(1)) { Form = DerivativeForm.SecondOrder },
        new("second order: the rule of the rule", "Square", [Numbers.Of([12])], x => tanh.Apply(x[0]), At.Operand(0)) { Form = DerivativeForm.SecondOrder },
        new("second order: half of the product rule", "Product", [Numbers.Of([12]), Numbers.Of([12], seed: 1)], x => product.Apply(x), At.Operand(1)) { Form = DerivativeForm.SecondOrder },
        new("second order: a rule over numbers", "Exp", [Numbers.Of([12])], x => opaque.Apply(x[0]), At.Everywhere) { Form = DerivativeForm.SecondOrder },
        new("forward: twice the tangent", "Sin", [Numbers.Of([12])], x => twice.Apply(x[0]), At.Everywhere) { Form = DerivativeForm.Forward },
        new("forward: second tangent forgotten", "Product", [Numbers.Of([12]), Numbers.Of([12], seed: 1)], x => firstOnly.Apply(x), At.Operand(1)) { Form = DerivativeForm.Forward },
        new("forward: tangent clipped at 100", "Sin", [Numbers.Of([12])], x => clipped.Apply(x[0]), At.Everywhere) { Form = DerivativeForm.Forward },
        new("forward: tangent with 1e-12 added", "Sin", [Numbers.Of([12])], x => shifted.Apply(x[0]), At.Everywhere) { Form = DerivativeForm.Forward },
        new("forward: matrix transposed", "Apply", [Numbers.Of([5])], x => transposed.Apply(x[0]), At.Everywhere) { Form = DerivativeForm.Forward },
    ];

    static Tensor Loop(Tensor a, Tensor b)
    {
        double[] left = a.ToArray<double>(), right = b.ToArray<double>();
        for (int i = 0; i < left.Length; i++)
            left[i] *= right[i];
        return Tensor.From<double>(left, a.Shape);
    }
}
