namespace AutoGrad;

/// <summary>What a gradient check found.</summary>
public enum Verdict
{
    /// <summary>The gradient agrees with differences that are sharp enough to tell.</summary>
    Pass,

    /// <summary>The gradient is wrong.</summary>
    Fail,

    /// <summary>The gradient cannot be judged here; the reason is given.</summary>
    Inconclusive,
}
