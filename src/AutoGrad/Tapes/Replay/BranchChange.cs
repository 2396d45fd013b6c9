namespace AutoGrad;

/// <summary>
/// Which choices came out differently in two evaluations, as a number: 0 if none did, and the same number for the same differences, but for a chance of 2⁻⁶⁴.
/// </summary>
internal struct BranchChange
{
    int entry;

    /// <summary>The number.</summary>
    public ulong Signature { get; private set; }

    /// <summary>The number of choices that differ.</summary>
    public int Count { get; private set; }

    /// <summary>The first element that was added.</summary>
    public int First { get; private set; }

    /// <summary>Says which entry of the tape chooses next.</summary>
    public void At(int entryNumber) => entry = entryNumber;

    /// <summary>Adds one choice that differs.</summary>
    public void Add(int element, ulong before, ulong now)
    {
        if (Count++ == 0)
            First = element;
        Signature += Mix(Mix(((ulong)(uint)entry << 32) | (uint)element) + now) - Mix(Mix(((ulong)(uint)entry << 32) | (uint)element) + before);
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014).</summary>
    static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
