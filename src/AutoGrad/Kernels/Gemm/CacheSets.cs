namespace AutoGrad.Kernels;

/// <summary>Which addresses compete for the same places in the caches.</summary>
internal static class CacheSets
{
    /// <summary>The sets of a first-level cache repeat every 4 KB, and so do those of the others as far as addresses within a page decide.</summary>
    private const int Period = 4096;

    /// <summary>Whether rows that start so many bytes apart fall on the same few sets: they push one another out although there is room.</summary>
    public static bool Collide(nint bytesApart) => bytesApart % Period == 0;
}
