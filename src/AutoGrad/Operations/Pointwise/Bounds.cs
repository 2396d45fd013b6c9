namespace AutoGrad.Operations;

/// <summary>The rule for a pair of bounds.</summary>
internal static class Bounds
{
    public static void Check(string operation, double min, double max)
    {
        if (!(min <= max))
            throw new ArgumentException($"{operation} needs min ≤ max, but min is {min} and max is {max}.");
    }
}
