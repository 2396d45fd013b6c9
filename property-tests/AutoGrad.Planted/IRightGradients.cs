namespace AutoGrad.Planted;

/// <summary>A group of right gradients. Groups are found by reflection: adding a file adds its plants.</summary>
public interface IRightGradients
{
    /// <summary>The plants of the group.</summary>
    static abstract IEnumerable<RightGradient> Plants { get; }
}
