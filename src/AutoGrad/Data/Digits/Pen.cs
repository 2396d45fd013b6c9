using System.Numerics;

namespace AutoGrad.Data;

/// <summary>Draws polylines into a small grey image by their distance field, so that edges are smooth at any angle and thickness.</summary>
sealed class Pen(int size)
{
    readonly float[] nearest = new float[size * size]; // squared distance of each pixel's centre to the ink's centre line

    /// <summary>Starts a new image.</summary>
    public void Clear() => Array.Fill(nearest, float.PositiveInfinity);

    /// <summary>Adds a line; distances beyond <paramref name="reach"/> pixels are not kept.</summary>
    public void Line(Vector2 start, Vector2 end, float reach)
    {
        Vector2 low = Vector2.Min(start, end) - new Vector2(reach), high = Vector2.Max(start, end) + new Vector2(reach);
        int left = Math.Max(0, (int)MathF.Ceiling(low.X)), right = Math.Min(size - 1, (int)MathF.Floor(high.X));
        int top = Math.Max(0, (int)MathF.Ceiling(low.Y)), bottom = Math.Min(size - 1, (int)MathF.Floor(high.Y));
        Vector2 along = end - start;
        Vector2 perLength = along / Math.Max(along.LengthSquared(), 1e-12f);
        for (int y = top; y <= bottom; y++)
            for (int x = left; x <= right; x++)
            {
                Vector2 offset = new Vector2(x, y) - start;
                float squared = (offset - Math.Clamp(Vector2.Dot(offset, perLength), 0, 1) * along).LengthSquared();
                ref float known = ref nearest[y * size + x];
                if (squared < known) known = squared;
            }
    }

    /// <summary>
    /// Writes the image: 1 within <paramref name="radius"/> pixels of a line, 0 outside, linear over <paramref name="softness"/> pixels
    /// between.
    /// </summary>
    public void Ink(float radius, float softness, Span<float> image)
    {
        float outer = radius + softness / 2;
        for (int i = 0; i < image.Length; i++)
            image[i] = nearest[i] >= outer * outer ? 0 : Math.Min(1, (outer - MathF.Sqrt(nearest[i])) / softness);
    }
}
