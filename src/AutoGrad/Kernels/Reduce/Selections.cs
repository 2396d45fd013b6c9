using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>Which of two numbers a search prefers.</summary>
internal interface IPreference
{
    static abstract bool Prefers<T>(T candidate, T best) where T : INumber<T>;

    /// <summary>The preferred one of many numbers; NaN if any is NaN.</summary>
    static abstract T Best<T>(ReadOnlySpan<T> numbers) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The larger number.</summary>
internal readonly struct PreferLarger : IPreference
{
    public static bool Prefers<T>(T candidate, T best) where T : INumber<T> => candidate > best;

    public static T Best<T>(ReadOnlySpan<T> numbers) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Reduce.Run<Larger, T>(numbers);
}

/// <summary>The smaller number.</summary>
internal readonly struct PreferSmaller : IPreference
{
    public static bool Prefers<T>(T candidate, T best) where T : INumber<T> => candidate < best;

    public static T Best<T>(ReadOnlySpan<T> numbers) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Reduce.Run<Smaller, T>(numbers);
}

/// <summary>Searches along the middle axis of an array, whose results are places along that axis.</summary>
internal static class Selections
{
    /// <summary>The place of the first preferred element of each line, or of its first NaN.</summary>
    public static void First<TPreference, T>(in LineLayout layout, ReadOnlySpan<T> source, Span<int> places)
        where TPreference : struct, IPreference
        where T : unmanaged, INumber<T>
    {
        (int outer, int length, int inner, _) = layout;
        for (int block = 0; block < outer; block++)
        {
            for (int column = 0; column < inner; column++)
            {
                ReadOnlySpan<T> line = source[((block * length * inner) + column)..];
                places[(block * inner) + column] =
                    inner > 1 || length <= Stretch ? First<TPreference, T>(line, length, inner)
                    : typeof(T) == typeof(float) ? FirstOfMany<TPreference, float>(MemoryMarshal.Cast<T, float>(line[..length]))
                    : typeof(T) == typeof(double) ? FirstOfMany<TPreference, double>(MemoryMarshal.Cast<T, double>(line[..length]))
                    : First<TPreference, T>(line, length, inner);
            }
        }
    }

    /// <summary>Elements that are compared many at a time before one of such stretches is searched one by one.</summary>
    const int Stretch = 512;

    static int FirstOfMany<TPreference, T>(ReadOnlySpan<T> line)
        where TPreference : struct, IPreference
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T best = TPreference.Best(line[..Stretch]);
        int place = 0;
        for (int start = Stretch; start < line.Length && !T.IsNaN(best); start += Stretch)
        {
            T candidate = TPreference.Best(line.Slice(start, Math.Min(Stretch, line.Length - start)));
            if (TPreference.Prefers(candidate, best) || T.IsNaN(candidate))
                (best, place) = (candidate, start);
        }

        return place + First<TPreference, T>(line[place..], Math.Min(Stretch, line.Length - place), stride: 1);
    }

    static int First<TPreference, T>(ReadOnlySpan<T> line, int length, int stride)
        where TPreference : struct, IPreference
        where T : unmanaged, INumber<T>
    {
        T best = line[0];
        int place = 0;
        for (int i = 0; i < length; i++)
        {
            T candidate = line[i * stride];
            if (T.IsNaN(candidate))
                return i;
            if (TPreference.Prefers(candidate, best))
            {
                best = candidate;
                place = i;
            }
        }

        return place;
    }
}
