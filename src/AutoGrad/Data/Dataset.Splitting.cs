using System.Globalization;

namespace AutoGrad.Data;

public sealed partial class Dataset
{
    /// <summary>Two parts in random order; every row is in exactly one of them.</summary>
    /// <param name="train">The share of the first part, such as 0.8.</param>
    /// <param name="test">The share of the second part, such as 0.2.</param>
    /// <param name="random">Decides which row goes where: the same seed gives the same parts.</param>
    /// <param name="stratified">Whether each class is shared out in these proportions, within two rows. Otherwise chance decides.</param>
    /// <exception cref="ArgumentException">
    /// A share is negative or not a number, the shares do not add up to 1 within 1e-9, or <paramref name="stratified"/> is set and the
    /// targets are values.
    /// </exception>
    /// <remarks>A part has its share of the rows within one row.</remarks>
    public (Dataset Train, Dataset Test) Split(double train, double test, Random random, bool stratified = false)
    {
        Dataset[] parts = Parts([train, test], random, stratified);
        return (parts[0], parts[1]);
    }

    /// <summary>Three parts in random order; every row is in exactly one of them.</summary>
    /// <param name="train">The share of the first part, such as 0.6.</param>
    /// <param name="validation">The share of the second part, such as 0.2.</param>
    /// <param name="test">The share of the third part, such as 0.2.</param>
    /// <param name="random">Decides which row goes where: the same seed gives the same parts.</param>
    /// <param name="stratified">Whether each class is shared out in these proportions, within two rows. Otherwise chance decides.</param>
    /// <inheritdoc cref="Split(double, double, Random, bool)" path="/exception"/>
    /// <inheritdoc cref="Split(double, double, Random, bool)" path="/remarks"/>
    public (Dataset Train, Dataset Validation, Dataset Test) Split(
        double train, double validation, double test, Random random, bool stratified = false)
    {
        Dataset[] parts = Parts([train, validation, test], random, stratified);
        return (parts[0], parts[1], parts[2]);
    }

    Dataset[] Parts(double[] shares, Random random, bool stratified)
    {
        ArgumentNullException.ThrowIfNull(random);
        CheckShares(shares);
        if (stratified && !IsClassification)
            throw new ArgumentException("Only classes can be stratified, and this dataset has values as targets. Leave stratified out.");

        int[] order = AllRows(Count);
        random.Shuffle(order);
        // OrderBy is stable, so the shuffled order survives within each class.
        if (stratified) order = [.. order.OrderBy(ClassAt)];

        List<int>[] members = [.. shares.Select(_ => new List<int>())];
        for (int i = 0; i < order.Length; i++) members[MostOwed(shares, members, i + 1)].Add(order[i]);
        return [.. members.Select(part => Shuffled(part, random))];
    }

    // After every row each part is within one row of its share, so any run of rows (such as one class) is shared out in proportion, too.
    static int MostOwed(double[] shares, List<int>[] members, int given)
    {
        int owed = 0;
        for (int part = 1; part < shares.Length; part++)
            if (shares[part] * given - members[part].Count > shares[owed] * given - members[owed].Count)
                owed = part;
        return owed;
    }

    Dataset Shuffled(List<int> indices, Random random)
    {
        int[] shuffled = [.. indices];
        random.Shuffle(shuffled);
        return Subset(shuffled);
    }

    static void CheckShares(double[] shares)
    {
        string listed = string.Join(" + ", shares.Select(share => share.ToString(CultureInfo.InvariantCulture)));
        if (shares.Any(share => !(share >= 0)))
            throw new ArgumentException(
                $"The shares {listed} contain one that is negative or not a number. Give each part a share from 0 to 1.");
        if (!(Math.Abs(shares.Sum() - 1) <= 1e-9))
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The shares {listed} add up to {shares.Sum():G12}, not to 1. Change one so that every row goes somewhere."));
    }
}
