namespace AutoGrad.PropertyTests;

/// <summary>A result and the gradients of it, to be compared bit for bit.</summary>
/// <param name="Value">The result.</param>
/// <param name="Gradients">The gradients; null of what it does not depend on.</param>
internal sealed record Outcome(Tensor Value, Tensor?[] Gradients)
{
    /// <summary>Whether everything in it is a number.</summary>
    public bool IsFinite => Gradients.Append(Value).OfType<Tensor>().All(tensor => Wide(tensor).All(double.IsFinite));

    /// <summary>Records a loss of parameters and differentiates it; the parameters are without gradients afterwards.</summary>
    public static Outcome OfRecording(Func<Tensor> loss, Parameter[] parameters)
    {
        double value;
        using (new Tape())
        {
            Tensor recorded = loss();
            GoBackward(recorded);
            value = recorded.Item();
        }

        return OfParameters(value, parameters);
    }

    /// <summary>A loss that no parameter has an influence on is refused, and leaves them without gradients, as its replay does.</summary>
    static void GoBackward(Tensor loss)
    {
        try
        {
            loss.Backward();
        }
        catch (TapeException exception) when (exception.Message.StartsWith("No parameter with RequiresGradient", StringComparison.Ordinal))
        {
        }
    }

    /// <summary>Takes the gradients from the parameters.</summary>
    public static Outcome OfParameters(double loss, Parameter[] parameters)
    {
        Tensor?[] gradients = [.. parameters.Select(parameter => parameter.Gradient)];
        Array.ForEach(parameters, parameter => parameter.ClearGradient());
        return new Outcome(Tensor.From([loss]), gradients);
    }

    /// <summary>What differs between this outcome and another one, if only in the last bit; null where nothing does. One NaN is as good as another.</summary>
    public string? Difference(Outcome other, string here, string there)
    {
        string? difference = Difference("the result", Value, other.Value, here, there);
        for (int i = 0; i < Gradients.Length && difference is null; i++)
            difference = Difference($"gradient {i}", Gradients[i], other.Gradients[i], here, there);
        return difference;
    }

    static string? Difference(string what, Tensor? expected, Tensor? computed, string here, string there)
    {
        if (expected is null || computed is null)
            return ReferenceEquals(expected, computed) ? null : $"{what} is missing {(expected is null ? here : there)}";
        if (expected.Shape != computed.Shape || expected.DType != computed.DType)
            return $"{what} is {expected.DType} {expected.Shape} {here}, {computed.DType} {computed.Shape} {there}";
        if (expected.Bytes().SequenceEqual(computed.Bytes()))
            return null;
        double[] a = Wide(expected), b = Wide(computed);
        int place = Enumerable.Range(0, a.Length).FirstOrDefault(i => !(double.IsNaN(a[i]) && double.IsNaN(b[i])) && BitConverter.DoubleToInt64Bits(a[i]) != BitConverter.DoubleToInt64Bits(b[i]), -1);
        return place < 0 ? null : $"{what} at element {place} of {a.Length} is {a[place]:R} {here}, {b[place]:R} {there}";
    }

    static double[] Wide(Tensor t) => t.To(DType.Float64).ToArray<double>();
}
