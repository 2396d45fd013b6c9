using System.Globalization;
using System.Numerics;

namespace AutoGrad.Data;

/// <summary>
/// One movement of the pen: a smooth curve through its points (Catmull and Rom, 1974). A point that stands twice in succession is a corner.
/// </summary>
/// <param name="points">The points in the unit square, y pointing down.</param>
/// <param name="closed">Whether the curve returns smoothly to its first point.</param>
sealed class Stroke(Vector2[] points, bool closed = false)
{
    // Five chords a span keep the polyline within 0.1 pixel of the curve at the size of the digits.
    const int ChordsPerSpan = 5;

    public ReadOnlySpan<Vector2> Points => points;

    /// <summary>A stroke that ends where it ends.</summary>
    /// <param name="points">Such as <c>50,8 50,92</c>: x and y in hundredths of the unit square.</param>
    public static Stroke Open(string points) => new(Parse(points));

    /// <summary>A stroke that returns to its first point.</summary>
    /// <param name="points">Such as <c>50,8 23,50 50,92 77,50</c>: x and y in hundredths of the unit square.</param>
    public static Stroke Closed(string points) => new(Parse(points), closed: true);

    /// <summary>
    /// Appends the curve through <paramref name="moved"/>, which are this stroke's points after a distortion, as a polyline.
    /// </summary>
    public void Flatten(ReadOnlySpan<Vector2> moved, List<Vector2> polyline)
    {
        int spans = closed ? moved.Length : moved.Length - 1;
        polyline.Add(moved[0]);
        for (int i = 0; i < spans; i++)
        {
            Vector2 start = At(moved, i), end = At(moved, i + 1);
            if (points[i % points.Length] == points[(i + 1) % points.Length]) continue;
            for (int chord = 1; chord <= ChordsPerSpan; chord++)
                polyline.Add(Between(At(moved, i - 1), start, end, At(moved, i + 2), chord / (float)ChordsPerSpan));
        }
    }

    Vector2 At(ReadOnlySpan<Vector2> moved, int index) =>
        closed ? moved[(index + moved.Length) % moved.Length] : moved[Math.Clamp(index, 0, moved.Length - 1)];

    static Vector2 Between(Vector2 before, Vector2 start, Vector2 end, Vector2 after, float t) =>
        0.5f * (2 * start + t * (end - before + t * (2 * before - 5 * start + 4 * end - after + t * (3 * (start - end) + after - before))));

    static Vector2[] Parse(string points) => [.. points.Split(' ').Select(point =>
    {
        string[] coordinates = point.Split(',');
        return new Vector2(Hundredths(coordinates[0]), Hundredths(coordinates[1]));
    })];

    static float Hundredths(string number) => int.Parse(number, CultureInfo.InvariantCulture) / 100f;
}
