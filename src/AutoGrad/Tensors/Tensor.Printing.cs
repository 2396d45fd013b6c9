using System.Globalization;
using System.Text;

namespace AutoGrad;

public partial class Tensor
{
    /// <summary>Tensors with more elements than this are elided when printed.</summary>
    const int PrintThreshold = 1000;

    /// <summary>How many entries stay at each end of an elided axis.</summary>
    const int EdgeItems = 3;

    /// <summary>The elements in nested brackets, a large tensor elided to the ends of its axes, and the dtype and shape where they cannot be seen.</summary>
    public override string ToString()
    {
        if (IsReleased)
            return $"{DType} {Shape}, released";
        var text = new StringBuilder();
        bool elided = Length > PrintThreshold;
        Append(text, axis: 0, offset: 0, stride: Length, elided);
        if (elided || Length == 0)
            text.Append(CultureInfo.InvariantCulture, $", shape {Shape}");
        if (DType != DType.Float32)
            text.Append(CultureInfo.InvariantCulture, $", {DType}");
        return text.ToString();
    }

    void Append(StringBuilder text, int axis, int offset, int stride, bool elided)
    {
        if (axis == Rank)
        {
            text.Append(ElementText(offset));
            return;
        }

        int length = Shape[axis], inner = length == 0 ? 0 : stride / length;
        string separator = axis == Rank - 1 ? ", " : "," + Environment.NewLine + new string(' ', axis + 1);
        text.Append('[');
        for (int i = 0; i < length; i++)
        {
            if (i > 0)
                text.Append(separator);
            if (elided && length > 2 * EdgeItems && i == EdgeItems)
            {
                text.Append("...");
                i = length - EdgeItems - 1;
                continue;
            }

            Append(text, axis + 1, offset + (i * inner), inner, elided);
        }

        text.Append(']');
    }

    string ElementText(int index) => DType switch
    {
        DType.Float32 => Elements<float>()[index].ToString("G7", CultureInfo.InvariantCulture),
        DType.Float64 => Elements<double>()[index].ToString("G10", CultureInfo.InvariantCulture),
        DType.Int32 => Elements<int>()[index].ToString(CultureInfo.InvariantCulture),
        _ => Elements<bool>()[index] ? "true" : "false",
    };
}
