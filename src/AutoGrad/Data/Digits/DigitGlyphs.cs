namespace AutoGrad.Data;

/// <summary>How people write the ten digits: for each, one or more ways, each a few strokes.</summary>
static class DigitGlyphs
{
    /// <summary>The ways of writing a digit.</summary>
    public static ReadOnlySpan<Stroke[]> Of(int digit) => Variants[digit];

    static readonly Stroke[][][] Variants = [Zero(), One(), Two(), Three(), Four(), Five(), Six(), Seven(), Eight(), Nine()];

    static Stroke[][] Zero() =>
    [
        [Stroke.Closed("50,8 31,17 23,50 31,83 50,92 69,83 77,50 69,17")],
        [Stroke.Open("60,10 38,14 26,45 32,80 50,91 70,78 75,45 66,16 50,12")],
    ];

    static Stroke[][] One() =>
    [
        [Stroke.Open("50,8 50,92")],
        [Stroke.Open("34,28 54,9 54,9 54,92")],
        [Stroke.Open("32,27 52,9 52,9 52,91"), Stroke.Open("31,91 74,91")],
    ];

    static Stroke[][] Two() =>
    [
        [Stroke.Open("25,30 33,14 52,8 69,16 72,33 60,53 42,72 24,90 24,90 78,90")],
        [Stroke.Open("27,26 45,10 67,18 66,44 46,74 29,87 24,77 38,73 55,86 80,86")],
    ];

    static Stroke[][] Three() =>
    [
        [Stroke.Open("26,18 46,8 68,17 67,36 44,46 44,46 69,56 74,75 53,91 24,82")],
        [Stroke.Open("26,10 72,10 72,10 45,41 45,41 67,50 74,68 63,86 44,91 24,82")],
    ];

    static Stroke[][] Four() =>
    [
        [Stroke.Open("29,11 23,55 23,55 80,55"), Stroke.Open("64,22 62,92")],
        [Stroke.Open("62,8 19,63 19,63 83,63"), Stroke.Open("62,8 62,92")],
        [Stroke.Open("27,10 25,40 42,52 70,44"), Stroke.Open("72,10 68,92")],
    ];

    static Stroke[][] Five() =>
    [
        [Stroke.Open("74,10 33,10 33,10 29,46 29,46 47,39 68,47 74,66 63,85 43,91 24,82")],
        [Stroke.Open("35,13 30,45 30,45 50,40 70,52 71,74 53,90 27,86"), Stroke.Open("35,12 76,9")],
    ];

    static Stroke[][] Six() =>
    [
        [Stroke.Open("66,10 45,24 31,48 28,71 38,88 57,90 71,77 68,59 52,51 36,59 29,73")],
        [Stroke.Open("46,8 33,40 28,72 43,91 64,86 70,68 56,55 38,62 30,76")],
    ];

    static Stroke[][] Seven() =>
    [
        [Stroke.Open("23,11 77,11 77,11 43,92")],
        [Stroke.Open("23,11 77,11 77,11 43,92"), Stroke.Open("37,50 74,50")],
        [Stroke.Open("22,20 26,11 26,11 76,12 76,12 56,50 50,92")],
    ];

    static Stroke[][] Eight() =>
    [
        [Stroke.Closed("67,20 50,8 33,20 37,36 50,47 67,60 71,77 50,92 29,77 34,60 50,47 63,36")],
        [
            Stroke.Closed("50,8 36,14 32,27 38,40 50,46 62,40 68,27 64,14"),
            Stroke.Closed("50,46 34,54 28,69 35,85 50,92 65,85 72,69 66,54"),
        ],
    ];

    static Stroke[][] Nine() =>
    [
        [Stroke.Open("69,25 57,10 37,13 28,31 37,48 56,46 69,25 69,25 65,92")],
        [Stroke.Open("69,25 57,10 37,13 29,31 38,47 57,44 69,25 71,50 62,78 44,91 27,84")],
    ];
}
