using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>The size of the processor's caches.</summary>
internal static class CacheSize
{
    /// <summary>What is taken where the processor does not tell: the size of a common desktop processor's.</summary>
    const long Unknown = 16 << 20;

    /// <summary>Leaf 4 of Intel's CPUID instruction; leaf 8000001D of AMD's has the same layout.</summary>
    const int Leaf = 4, LeafOfAmd = unchecked((int)0x8000_001D), TopologyExtensions = 1 << 22;

    /// <summary>The bytes that the largest cache holds.</summary>
    public static long LastLevel { get; } = Find();

    static long Find()
    {
        if (!X86Base.IsSupported)
            return Unknown;
        bool isAmd = X86Base.CpuId(unchecked((int)0x8000_0000), 0).Eax >= unchecked((int)0x8000_0001)
            && (X86Base.CpuId(unchecked((int)0x8000_0001), 0).Ecx & TopologyExtensions) != 0;
        long largest = 0;
        for (int index = 0; index < 8; index++)
        {
            (int type, int shape, int sets, _) = X86Base.CpuId(isAmd ? LeafOfAmd : Leaf, index);
            if ((type & 31) == 0)
                break;

            // Each field of the shape, and the number of sets, is one less than what it counts: ways, partitions, bytes of a line.
            long bytes = (((long)shape >>> 22 & 1023) + 1) * ((shape >>> 12 & 1023) + 1) * ((shape & 4095) + 1) * ((long)sets + 1);
            largest = Math.Max(largest, bytes);
        }

        return largest > 0 ? largest : Unknown;
    }
}
