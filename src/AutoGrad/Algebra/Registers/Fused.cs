using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Algebra;

/// <summary>Whether a · b + c is one instruction with one rounding.</summary>
internal static class Fused
{
    /// <summary>A constant to the compiler.</summary>
    internal static bool IsSupported => Fma.IsSupported || AdvSimd.Arm64.IsSupported;
}
