using AutoGrad.Optimizers;

namespace AutoGrad.Tests.Optimizers;

/// <summary>
/// Checks: the rules of the optimizers against PyTorch 1.13. Each reference is what <c>print(repr(x))</c> gives after
/// <code>
/// th = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64, requires_grad=True); o = torch.optim.…([th], …)
/// for k in range(5):
///     th.grad = torch.tensor([0.5, -1.0, 0.25]) * (k + 1) + torch.tensor([0.1, 0.2, -0.3]) * k * k    # in float64
///     o.step()
/// </code>
/// </summary>
public class OptimizerRuleTests
{
    static readonly Dictionary<string, (Func<Parameter[], Optimizer> Make, double[] Expected)> cases = new()
    {
        ["SGD(lr=0.1, weight_decay=0.05)"] = (p => new Sgd(p, 0.1, weightDecay: 0.05), [-0.06877170815937507, -1.0584635786812497, 1.0121202665453124]),
        ["SGD(lr=0.1, momentum=0.9, weight_decay=0.05)"] =
            (p => new Sgd(p, 0.1, momentum: 0.9, weightDecay: 0.05), [-1.1096171159093753, 0.33071053681875018, 1.0976496751703124]),
        ["SGD(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.05)"] =
            (p => new Sgd(p, 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.05), [-1.950917258102747, 1.0149526560659936, 1.5505629985706892]),
        ["Adam()"] = (p => new Adam(p), [0.9952518485498385, -1.9950576630374375, 0.49936724399164945]),
        ["Adam(lr=0.1, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.05)"] =
            (p => new Adam(p, 0.1, 0.8, 0.95, 1e-6, 0.05), [0.51036375263168854, -1.4997514646142112, 0.45601797047109727]),
        ["AdamW(lr=0.1, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.05)"] =
            (p => new AdamW(p, 0.1, 0.8, 0.95, 1e-6, 0.05), [0.49223445841213015, -1.4559570345026573, 0.45470028294340947]),
    };

    public static TheoryData<string> Names => [.. cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_steps_lead_where_PyTorch_goes(string name)
    {
        var (make, expected) = cases[name];
        var parameter = new Parameter(Tensor.From<double>([1, -2, 0.5]));
        Optimizer optimizer = make([parameter]);
        for (int k = 0; k < 5; k++)
        {
            GiveGradient(parameter, (Tensor.From<double>([0.5, -1, 0.25]) * (k + 1)) + (Tensor.From<double>([0.1, 0.2, -0.3]) * (k * k)));
            optimizer.Step();
            optimizer.ZeroGradients();
        }

        double[] actual = parameter.ToArray<double>();
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-14);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_element_goes_its_own_way_whatever_stands_beside_it(string name)
    {
        const int Length = 67;
        var together = new Parameter(Tensor.Uniform([Length], new Random(0), -1, 1));
        Parameter[] alone = [.. together.ToArray<float>().Select(value => new Parameter(Tensor.Scalar(value)))];
        Optimizer optimizer = cases[name].Make([together]), single = cases[name].Make(alone);
        for (int k = 0; k < 3; k++)
        {
            Tensor gradient = Tensor.Normal([Length], new Random(k));
            GiveGradient(together, gradient);
            for (int i = 0; i < Length; i++)
                GiveGradient(alone[i], Tensor.Scalar(gradient.ToArray<float>()[i]));
            optimizer.Step();
            single.Step();
            optimizer.ZeroGradients();
            single.ZeroGradients();
        }

        Assert.Equal(together.ToArray<float>(), alone.Select(parameter => (float)parameter.Item()));
    }

    internal static void GiveGradient(Parameter parameter, Tensor gradient)
    {
        using var tape = new Tape();
        (parameter * 1).Backward(gradient);
    }
}
