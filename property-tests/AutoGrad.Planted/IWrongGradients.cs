namespace AutoGrad.Planted;

/// <summary>A group of wrong gradients. Groups are found by reflection: adding a file adds its plants.</summary>
public interface IWrongGradients
{
    /// <summary>The plants of the group.</summary>
    static abstract IEnumerable<WrongGradient> Plants { get; }
}
