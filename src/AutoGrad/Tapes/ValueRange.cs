using System.Globalization;
using System.Numerics;

namespace AutoGrad;

/// <summary>What the elements of a tensor are like.</summary>
/// <param name="Count">The number of elements.</param>
/// <param name="Min">The smallest finite element; NaN if there is none.</param>
/// <param name="Max">The largest finite element; NaN if there is none.</param>
/// <param name="NaNs">How many elements are NaN.</param>
/// <param name="Infinities">How many elements are infinite.</param>
/// <param name="FirstNonFinite">The place of the first element that is NaN or infinite, in row-major order; −1 if all are finite.</param>
public readonly record struct ValueRange(int Count, double Min, double Max, int NaNs, int Infinities, int FirstNonFinite)
{
    /// <summary>Whether no element is NaN or infinite.</summary>
    public bool IsFinite => FirstNonFinite < 0;

    /// <summary>The range as <c>from −1 to 4, 2 NaN</c>.</summary>
    public override string ToString()
    {
        string finite = Count == 0 ? "empty"
            : double.IsNaN(Min) ? "nothing finite"
            : Min.Equals(Max) ? string.Create(CultureInfo.InvariantCulture, $"{(Count == 1 ? "" : "all ")}{Min:G6}")
            : string.Create(CultureInfo.InvariantCulture, $"from {Min:G6} to {Max:G6}");
        string nans = NaNs == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {NaNs} NaN");
        string infinities = Infinities == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Infinities} infinite");
        return finite + nans + infinities;
    }

    internal static ValueRange Of(Tensor tensor)
    {
        if (tensor.DType == DType.Bool)
            return new ValueRange(tensor.Length, tensor.Length == 0 ? double.NaN : 0, tensor.Length == 0 ? double.NaN : 1, 0, 0, -1);
        var body = new Body(tensor);
        DTypeDispatch.Number(tensor.DType, ref body);
        return body.Range;
    }

    struct Body(Tensor tensor) : INumberBody
    {
        public ValueRange Range { get; private set; }

        public void Run<T>() where T : unmanaged, INumber<T>
        {
            ReadOnlySpan<T> elements = tensor.Elements<T>();
            double min = double.PositiveInfinity, max = double.NegativeInfinity;
            int nans = 0, infinities = 0, first = -1;
            for (int i = 0; i < elements.Length; i++)
            {
                double element = double.CreateTruncating(elements[i]);
                if (double.IsFinite(element))
                {
                    min = Math.Min(min, element);
                    max = Math.Max(max, element);
                    continue;
                }

                first = first < 0 ? i : first;
                _ = double.IsNaN(element) ? nans++ : infinities++;
            }

            bool isEmpty = min > max;
            Range = new ValueRange(elements.Length, isEmpty ? double.NaN : min, isEmpty ? double.NaN : max, nans, infinities, first);
        }
    }
}
