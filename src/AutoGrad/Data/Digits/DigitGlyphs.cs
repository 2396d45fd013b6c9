namespace AutoGrad.Data;

/// <summary>How people write the ten digits: for each, one or more ways, each a few strokes in the unit square (y points down).</summary>
static class DigitGlyphs
{
    /// <summary>The ways of writing a digit.</summary>
    public static ReadOnlySpan<Stroke[]> Of(int digit) => Variants[digit];

    static readonly Stroke[][][] Variants = [Zero(), One(), Two(), Three(), Four(), Five(), Six(), Seven(), Eight(), Nine()];

    static Stroke[][] Zero() =>
    [
        [Stroke.Closed((.50f, .08f), (.31f, .17f), (.23f, .50f), (.31f, .83f), (.50f, .92f), (.69f, .83f), (.77f, .50f), (.69f, .17f))],
        [Stroke.Open((.60f, .10f), (.38f, .14f), (.26f, .45f), (.32f, .80f), (.50f, .91f), (.70f, .78f), (.75f, .45f), (.66f, .16f), (.50f, .12f))],
    ];

    static Stroke[][] One() =>
    [
        [Stroke.Open((.50f, .08f), (.50f, .92f))],
        [Stroke.Open((.34f, .28f), (.54f, .09f), (.54f, .09f), (.54f, .92f))],
        [Stroke.Open((.32f, .27f), (.52f, .09f), (.52f, .09f), (.52f, .91f)), Stroke.Open((.31f, .91f), (.74f, .91f))],
    ];

    static Stroke[][] Two() =>
    [
        [Stroke.Open((.25f, .30f), (.33f, .14f), (.52f, .08f), (.69f, .16f), (.72f, .33f), (.60f, .53f), (.42f, .72f), (.24f, .90f), (.24f, .90f), (.78f, .90f))],
        [Stroke.Open((.27f, .26f), (.45f, .10f), (.67f, .18f), (.66f, .44f), (.46f, .74f), (.29f, .87f), (.24f, .77f), (.38f, .73f), (.55f, .86f), (.80f, .86f))],
    ];

    static Stroke[][] Three() =>
    [
        [Stroke.Open((.26f, .18f), (.46f, .08f), (.68f, .17f), (.67f, .36f), (.44f, .46f), (.44f, .46f), (.69f, .56f), (.74f, .75f), (.53f, .91f), (.24f, .82f))],
        [Stroke.Open((.26f, .10f), (.72f, .10f), (.72f, .10f), (.45f, .41f), (.45f, .41f), (.67f, .50f), (.74f, .68f), (.63f, .86f), (.44f, .91f), (.24f, .82f))],
    ];

    static Stroke[][] Four() =>
    [
        [Stroke.Open((.29f, .11f), (.23f, .55f), (.23f, .55f), (.80f, .55f)), Stroke.Open((.64f, .22f), (.62f, .92f))],
        [Stroke.Open((.62f, .08f), (.19f, .63f), (.19f, .63f), (.83f, .63f)), Stroke.Open((.62f, .08f), (.62f, .92f))],
        [Stroke.Open((.27f, .10f), (.25f, .40f), (.42f, .52f), (.70f, .44f)), Stroke.Open((.72f, .10f), (.68f, .92f))],
    ];

    static Stroke[][] Five() =>
    [
        [Stroke.Open((.74f, .10f), (.33f, .10f), (.33f, .10f), (.29f, .46f), (.29f, .46f), (.47f, .39f), (.68f, .47f), (.74f, .66f), (.63f, .85f), (.43f, .91f), (.24f, .82f))],
        [Stroke.Open((.35f, .13f), (.30f, .45f), (.30f, .45f), (.50f, .40f), (.70f, .52f), (.71f, .74f), (.53f, .90f), (.27f, .86f)), Stroke.Open((.35f, .12f), (.76f, .09f))],
    ];

    static Stroke[][] Six() =>
    [
        [Stroke.Open((.66f, .10f), (.45f, .24f), (.31f, .48f), (.28f, .71f), (.38f, .88f), (.57f, .90f), (.71f, .77f), (.68f, .59f), (.52f, .51f), (.36f, .59f), (.29f, .73f))],
        [Stroke.Open((.46f, .08f), (.33f, .40f), (.28f, .72f), (.43f, .91f), (.64f, .86f), (.70f, .68f), (.56f, .55f), (.38f, .62f), (.30f, .76f))],
    ];

    static Stroke[][] Seven() =>
    [
        [Stroke.Open((.23f, .11f), (.77f, .11f), (.77f, .11f), (.43f, .92f))],
        [Stroke.Open((.23f, .11f), (.77f, .11f), (.77f, .11f), (.43f, .92f)), Stroke.Open((.37f, .50f), (.74f, .50f))],
        [Stroke.Open((.22f, .20f), (.26f, .11f), (.26f, .11f), (.76f, .12f), (.76f, .12f), (.56f, .50f), (.50f, .92f))],
    ];

    static Stroke[][] Eight() =>
    [
        [Stroke.Closed((.67f, .20f), (.50f, .08f), (.33f, .20f), (.37f, .36f), (.50f, .47f), (.67f, .60f), (.71f, .77f), (.50f, .92f), (.29f, .77f), (.34f, .60f), (.50f, .47f), (.63f, .36f))],
        [
            Stroke.Closed((.50f, .08f), (.36f, .14f), (.32f, .27f), (.38f, .40f), (.50f, .46f), (.62f, .40f), (.68f, .27f), (.64f, .14f)),
            Stroke.Closed((.50f, .46f), (.34f, .54f), (.28f, .69f), (.35f, .85f), (.50f, .92f), (.65f, .85f), (.72f, .69f), (.66f, .54f)),
        ],
    ];

    static Stroke[][] Nine() =>
    [
        [Stroke.Open((.69f, .25f), (.57f, .10f), (.37f, .13f), (.28f, .31f), (.37f, .48f), (.56f, .46f), (.69f, .25f), (.69f, .25f), (.65f, .92f))],
        [Stroke.Open((.69f, .25f), (.57f, .10f), (.37f, .13f), (.29f, .31f), (.38f, .47f), (.57f, .44f), (.69f, .25f), (.71f, .50f), (.62f, .78f), (.44f, .91f), (.27f, .84f))],
    ];
}
