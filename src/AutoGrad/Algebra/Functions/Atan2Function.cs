using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>The angle of the point (x, y), by the rules of IEEE 754.</summary>
/// <remarks>Largest error measured, in ulps: float 1.47, double 1.29.</remarks>
internal readonly struct Atan2Function : IBinaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R y, R x) where R : struct, IRegister<R>
    {
        R left = R.Less(R.Or(R.And(x, -0.0), 1), 0); // −0 is left of the axis
        R height = R.Abs(y), width = R.Abs(x);

        // Two infinities are a diagonal; a point at the origin lies on the x-axis; large coordinates are shrunk so that their
        // sum is finite.
        R infinite = R.And(R.Equal(height, width), R.Equal(width, double.PositiveInfinity));
        R origin = R.And(R.Equal(height, 0), R.Equal(width, 0));
        R large = R.Greater(R.Max(height, width), R.IsSingle ? 1e37 : 1e300);
        R shrink = R.Where(large, 5.4210108624275222e-20, 1); // 2⁻⁶⁴
        R low = R.Where(infinite, 1, height * shrink), right = R.Where(R.Or(infinite, origin), 1, width * shrink);
        R angle = AtanFunction.FirstQuadrant(low, right, left);
        return R.Or(angle, R.And(y, -0.0)); // an angle that is negative or NaN keeps its sign
    }
}
