namespace AutoGrad.Kernels;

/// <summary>Work divided into parts that do not depend on one another.</summary>
internal interface IParallelBody
{
    /// <summary>Does one part; several threads call this at once on the same body, each with another part.</summary>
    void Run(int part);
}
