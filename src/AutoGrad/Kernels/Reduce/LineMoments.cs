using System.Numerics;
using System.Runtime.CompilerServices;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Kernels;

/// <summary>By what the elements of a line are normalized: m, the mean or 0, and r = 1/√(v + ε), v being the mean of (x − m)².</summary>
/// <remarks>
/// The mean is kept as the rounded one and what it lacks, the mean of the rounded differences from it: at a large mean its own rounding would show
/// (T. F. Chan, G. H. Golub, R. J. LeVeque, Algorithms for computing the sample variance, The American Statistician 37, 1983, eq. 1.7).
/// </remarks>
internal readonly struct LineMoments<L, T>
    where L : struct, IFoldingLanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly L mean, lack;

    LineMoments(L mean, L lack, L scale)
    {
        this.mean = mean;
        this.lack = lack;
        Scale = scale;
    }

    /// <summary>r.</summary>
    public L Scale { get; }

    /// <summary>The moments of a line of <paramref name="length"/> elements; about 0 unless they are to be centred.</summary>
    /// <remarks>A method of its own: three reductions within a caller would leave its loops without room to be compiled whole.</remarks>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static LineMoments<L, T> Of<TLine>(bool isCentred, double epsilon, int length, TLine line, ref T x) where TLine : struct, ILine<L, T>
    {
        L n = (double)length, mean = 0, lack = 0;
        if (isCentred)
        {
            mean = line.Total<Plus>(LineReduction<Itself, Plus, TLine, L, T>.Parts(default, line, ref x, 0)) / n;
            lack = line.Total<Plus>(LineReduction<Deviation, Plus, TLine, L, T>.Parts(default, line, ref x, mean)) / n;
        }

        L squares = line.Total<Plus>(LineReduction<SquaredDeviation, Plus, TLine, L, T>.Parts(default, line, ref x, mean)) / n;
        // Of equal elements, rounding may leave a little less than nothing.
        return new LineMoments<L, T>(mean, lack, 1 / L.Sqrt(L.Max(squares - (lack * lack), 0) + epsilon));
    }

    /// <summary>(x − m) r.</summary>
    [MethodImpl(AggressiveInlining)]
    public L Normalized(L x) => (x - mean - lack) * Scale;
}
