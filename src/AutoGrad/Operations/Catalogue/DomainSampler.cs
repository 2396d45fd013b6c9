namespace AutoGrad.Operations;

/// <summary>
/// Draws numbers from a domain so that every part of it is reached: both signs, several decades of distance from zero and from each end
/// and each excluded point, rounded values, and the ends themselves where they belong to the domain.
/// </summary>
internal static class DomainSampler
{
    /// <summary>A number in the domain, with distances between 10^-decades and 10^decades.</summary>
    public static double Next(Domain domain, Random random, double decades = 3)
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            double x = Candidate(domain, random, decades);
            if (domain.Contains(x))
                return x;
        }

        throw new InvalidOperationException($"No number was found in the domain {domain}.");
    }

    static double Candidate(Domain domain, Random random, double decades)
    {
        double distance = Math.Pow(10, (2 * random.NextDouble() - 1) * decades), sign = random.Next(2) == 0 ? -1 : 1;
        double[] anchors = [.. Ends(domain), .. domain.Excluded];
        int choice = random.Next(10);
        if (choice == 0)
            return Math.Round(sign * distance * 4) / 4;
        if (choice == 1 && domain.IncludesLower)
            return domain.Lower;
        if (choice == 2 && domain.IncludesUpper)
            return domain.Upper;
        double width = domain.Upper - domain.Lower;
        if (choice < 5 && double.IsFinite(width))
            return domain.Lower + (width * random.NextDouble());
        if (anchors.Length == 0 || (choice < 7 && double.IsInfinity(width)))
            return sign * distance;

        // Near an end of a bounded domain the decades of distance end at half the width.
        double anchor = anchors[random.Next(anchors.Length)];
        double reach = double.IsFinite(width) ? Math.Min(1, width / 2 / Math.Pow(10, decades)) : 1;
        return anchor + (distance * reach * (anchor == domain.Lower ? 1 : anchor == domain.Upper ? -1 : sign));
    }

    static IEnumerable<double> Ends(Domain domain)
    {
        if (double.IsFinite(domain.Lower))
            yield return domain.Lower;
        if (double.IsFinite(domain.Upper))
            yield return domain.Upper;
    }
}
