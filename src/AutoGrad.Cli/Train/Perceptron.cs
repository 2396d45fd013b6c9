using System.Globalization;
using AutoGrad.Modules;

namespace AutoGrad.Cli.Train;

/// <summary>A multilayer perceptron: fully connected layers with an activation after each but the last.</summary>
internal sealed class Perceptron
{
    readonly int[] widths;
    readonly string activation;

    /// <summary>A network with random parameters.</summary>
    public Perceptron(int inputs, IReadOnlyList<int> hidden, int outputs, ActivationChoice activation, double dropout, Random random)
    {
        widths = [inputs, .. hidden, outputs];
        this.activation = activation.Name;
        var modules = new List<Module>();
        for (int i = 0; i < widths.Length - 1; i++)
        {
            modules.Add(new Linear(widths[i], widths[i + 1], random));
            if (i == widths.Length - 2)
                break;
            modules.Add(activation.Make());
            if (dropout > 0)
                modules.Add(new Dropout(dropout, random));
        }

        Module = new Sequential([.. modules]);
    }

    /// <summary>The layers; those with parameters are called <c>0</c>, <c>2</c>, and so on.</summary>
    public Sequential Module { get; }

    public Linear First => (Linear)Module[0];

    public Linear Last => (Linear)Module[^1];

    /// <summary>Such as <c>784 → 128 → 10, relu, 101,770 parameters</c>.</summary>
    public override string ToString() =>
        $"{string.Join(" → ", widths)}{(widths.Length > 2 ? $", {activation}" : "")}, {Module.ParameterCount.ToString("N0", CultureInfo.InvariantCulture)} parameters";
}
