namespace AutoGrad.Data;

/// <summary>
/// A small random generator for pixel noise (SplitMix64; Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
/// 2014).
/// </summary>
/// <remarks>Noise needs 784 draws an image: a seeded <see cref="Random"/> would take most of the time.</remarks>
struct SplitMix(long seed)
{
    ulong state = (ulong)seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [−1, 1).</summary>
    public float Signed() => (int)(Next() >> 32) * (1f / 2147483648f);

    /// <summary>Uniform between two bounds.</summary>
    public float Between(float low, float high) => low + (high - low) * (0.5f + 0.5f * Signed());

    /// <summary>
    /// Near to a normal distribution of mean 0 and standard deviation 1: the sum of four uniform numbers, hence within ±3.47.
    /// </summary>
    public float Bell()
    {
        const float Scale = 1.7320508075688772f / 65536f; // √3: four uniform numbers on a unit interval have variance 4/12
        ulong bits = Next();
        int sum = (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
        return (sum - 2 * 65535) * Scale;
    }
}
