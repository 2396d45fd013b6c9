using System.Numerics;

namespace AutoGrad.Data;

/// <summary>Writes digits as a person would: never twice the same.</summary>
sealed class DigitWriter
{
    public const int Size = 28;

    // How much hands differ. Chosen so that a small network errs on one or two of a hundred unseen digits after 1800 seen ones.
    const float Height = 20;            // pixels of a digit that fills the unit square
    const float Rotation = 0.19f;       // radians, either way
    const float Shear = 0.22f;
    const float Stretch = 0.13f;
    const float Shift = 1.5f;           // pixels
    const float Wobble = 0.030f;        // of the unit square, each point of a stroke
    const float MinRadius = 0.7f, MaxRadius = 1.6f; // pixels, half a stroke's thickness
    const float MinInk = 0.75f;
    const float Noise = 0.06f;          // standard deviation of each pixel
    const float Softness = 1.2f;        // pixels from ink to paper

    readonly Pen pen = new(Size);
    readonly List<Vector2> polyline = [];
    readonly Vector2[] moved = new Vector2[16];

    /// <summary>
    /// Writes one digit into an image of <see cref="Size"/> × <see cref="Size"/> pixels in [0, 1]; the same seed gives the same image.
    /// </summary>
    public void Write(int digit, long seed, Span<float> image)
    {
        var chance = new SplitMix(seed);
        ReadOnlySpan<Stroke[]> variants = DigitGlyphs.Of(digit);
        Stroke[] strokes = variants[(int)(chance.Next() % (ulong)variants.Length)];
        Matrix3x2 hand = Hand(ref chance);
        float radius = chance.Between(MinRadius, MaxRadius);

        pen.Clear();
        foreach (Stroke stroke in strokes) Draw(stroke, hand, radius + Softness, ref chance);
        pen.Ink(radius, Softness, image);

        float ink = chance.Between(MinInk, 1);
        for (int i = 0; i < image.Length; i++) image[i] = Math.Clamp(ink * image[i] + Noise * chance.Bell(), 0, 1);
    }

    static Matrix3x2 Hand(ref SplitMix chance)
    {
        float middle = (Size - 1) / 2f;
        return Matrix3x2.CreateTranslation(-0.5f, -0.5f)
            * Matrix3x2.CreateScale(Height * (1 + Stretch * chance.Signed()), Height * (1 + Stretch * chance.Signed()))
            * new Matrix3x2(1, 0, Shear * chance.Signed(), 1, 0, 0)
            * Matrix3x2.CreateRotation(Rotation * chance.Signed())
            * Matrix3x2.CreateTranslation(middle + Shift * chance.Signed(), middle + Shift * chance.Signed());
    }

    void Draw(Stroke stroke, Matrix3x2 hand, float reach, ref SplitMix chance)
    {
        ReadOnlySpan<Vector2> points = stroke.Points;
        for (int i = 0; i < points.Length; i++)
            // A corner is one point written twice: both must move together.
            moved[i] = i > 0 && points[i] == points[i - 1]
                ? moved[i - 1]
                : Vector2.Transform(points[i] + Wobble * new Vector2(chance.Signed(), chance.Signed()), hand);

        polyline.Clear();
        stroke.Flatten(moved.AsSpan(0, points.Length), polyline);
        for (int i = 1; i < polyline.Count; i++) pen.Line(polyline[i - 1], polyline[i], reach);
    }
}
