namespace AutoGrad.Tests.Losses;

/// <summary>Operands of losses, by the letters that the calls in <see cref="TorchLosses"/> use. Each call makes new tensors.</summary>
internal static class LossOperandValues
{
    public static Tensor X => Tensor.From(new double[,] { { 0.5, -1.25, 2 }, { 3, 0.25, -0.75 }, { -2, 1.5, 0.125 }, { 0.75, 0.5, -0.5 } });

    public static Tensor X2 => Tensor.From(new double[,] { { 1.5, 0.25, -1 }, { 0.5, 0.75, 2 }, { -1, 2.5, 0.5 }, { 1, -1, 0.25 } });

    public static Tensor X4 => Tensor.From(new double[,] { { 0.5, 1, -1.5 }, { 1.25, 0, -2 }, { 0, 1.5, 1.5 }, { -0.25, 0.5, 1 } });

    /// <summary>torch.arange(24.).reshape(2, 3, 4).mul(0.37).sin()</summary>
    public static Tensor X3 => Tensor.From<double>([.. Enumerable.Range(0, 24).Select(i => Math.Sin(i * 0.37))], [2, 3, 4]);

    public static Tensor Y => Tensor.From<int>([2, 0, 1, 2]);

    /// <summary>As <see cref="Y"/>, with an ignored row.</summary>
    public static Tensor Yi => Tensor.From<int>([2, -100, 1, 2]);

    public static Tensor Y3 => Tensor.From(new[,] { { 0, 1, 2, 1 }, { 2, 2, 0, 1 } });

    public static Tensor W => Tensor.From<double>([0.5, 2, 1.25]);

    public static Tensor Q => Tensor.From(new[,] { { 0.2, 0.3, 0.5 }, { 1, 0, 0 }, { 0.1, 0.8, 0.1 }, { 0.25, 0.25, 0.5 } });

    public static Tensor Ml => Tensor.From(new double[,] { { 1, 0, 1 }, { 0, 0, 1 }, { 1, 1, 1 }, { 0, 1, 0 } });

    public static Tensor A => Tensor.From<double>([0.5, -1.25, 2, 3.5, -0.25, 1]);

    public static Tensor A2 => Tensor.From<double>([0.1, 0.2, -0.3, 0.4, 0.5, -0.6]);

    public static Tensor T => Tensor.From<double>([0.25, 1, 2, -1.5, 0.75, -0.5]);

    public static Tensor Pr => Tensor.From<double>([0.1, 0.9, 0.5, 0.75, 0.001, 0.6]);

    public static Tensor B => Tensor.From<double>([0, 1, 1, 0.25, 1, 0]);

    public static Tensor Wt => Tensor.From<double>([1, 2, 0.5, 1.5, 1, 0.25]);

    public static Tensor S => Tensor.From<double>([1, -1, -1, 1, 1, -1]);

    public static Tensor S4 => Tensor.From<double>([1, -1, -1, 1]);

    public static Tensor C => Tensor.From<double>([0, 1, 3, 2, 5, 4]);

    public static Tensor R => Tensor.From<double>([0.5, 1.25, 2, 3.5, 0.25, 1]);
}
