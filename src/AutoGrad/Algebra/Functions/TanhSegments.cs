namespace AutoGrad.Algebra;

/// <summary>The polynomials of tanh for float elements: segment by segment, tanh x = C0 + d·(C1 + d·(C2 + d·(C3 + d·(C4 + d·C5)))) for d = x − Centre.</summary>
/// <remarks>
/// The segments of [0, 9.015) are those numbers whose v = 2 + 3.3125·x agree in the exponent and in the two bits behind the leading one; 2 ≤ v &lt; 32.
/// A centre is a float near the middle where tanh is nearly a float, C0, to about 0.01 ulp (S. Gal, 1986). The other coefficients are least-maximum fits,
/// each rounded before the next is fitted; the first segment has 0, 1 and 0 instead of the lowest ones, so that tanh x is x where x is small.
/// Largest error of a fit: 0.38 ulp of the value. The last digits of the first segment are chosen so that the rounded function never falls.
/// </remarks>
internal static class TanhSegments
{
    internal readonly struct Centre : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            0f, 0.22641508281230927f, 0.37735956907272339f, 0.52830111980438232f,
            0.75471705198287964f, 1.0566034317016602f, 1.3584907054901123f, 1.6603782176971436f,
            2.1132094860076904f, 2.7169809341430664f, 3.3208158016204834f, 3.9246485233306885f,
            4.8304948806762695f, 6.0382003784179688f, 7.2477326393127441f, 8.3177661895751953f,
        ];
    }

    internal readonly struct C0 : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            0f, 0.22262383997440338f, 0.36041221022605896f, 0.48408138751983643f,
            0.63795465230941772f, 0.78436040878295898f, 0.87604254484176636f, 0.93026810884475708f,
            0.97121125459671021f, 0.99130642414093018f, 0.99739360809326172f, 0.99922025203704834f,
            0.99987256526947021f, 0.9999886155128479f, 0.99999898672103882f, 0.99999988079071045f,
        ];
    }

    internal readonly struct C1 : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            1f, 0.95043861865997314f, 0.87010306119918823f, 0.76566523313522339f,
            0.59301388263702393f, 0.38477873802185059f, 0.23254944384098053f, 0.13460123538970947f,
            0.056748658418655396f, 0.017311584204435349f, 0.0052059963345527649f, 0.0015588901005685329f,
            0.00025487705715931952f, 2.2771007934352383e-05f, 2.0267730178602505e-06f, 2.3833518980609369e-07f,
        ];
    }

    internal readonly struct C2 : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            0f, -0.21158947050571442f, -0.31359508633613586f, -0.37064433097839355f,
            -0.37831592559814453f, -0.30180934071540833f, -0.20372560620307922f, -0.12521585822105408f,
            -0.055113166570663452f, -0.017159024253487587f, -0.0051916474476456642f, -0.001557427691295743f,
            -0.00025414771516807377f, -2.2708158212481067e-05f, -2.0211834907968296e-06f, -2.3814996552573575e-07f,
        ];
    }

    internal readonly struct C3 : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            -0.33335313200950623f, -0.26970821619033813f, -0.17702062427997589f, -0.075815185904502869f,
            0.043667852878570557f, 0.10846562683582306f, 0.10095703601837158f, 0.071618609130382538f,
            0.034615233540534973f, 0.011240435764193535f, 0.003443059278652072f, 0.0010366531787440181f,
            0.00016935367602854967f, 1.5134780369407963e-05f, 1.3467330290950486e-06f, 1.6050823603563913e-07f,
        ];
    }

    internal readonly struct C4 : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            0.00054466561414301395f, 0.13007694482803345f, 0.16783717274665833f, 0.16001395881175995f,
            0.098229125142097473f, 0.016128908842802048f, -0.020173991098999977f, -0.024781761690974236f,
            -0.015309046022593975f, -0.0054957014508545399f, -0.0017310095718130469f, -0.00052544317441061139f,
            -9.077691356651485e-05f, -8.1184607552131638e-06f, -7.2263918582393671e-07f, -8.2870386108879757e-08f,
        ];
    }

    internal readonly struct C5 : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            0.12939035892486572f, 0.082210563123226166f, 0.01881340891122818f, -0.032994598150253296f,
            -0.063203558325767517f, -0.039818234741687775f, -0.010723792016506195f, 0.0021408428438007832f,
            0.0044671758078038692f, 0.002032136544585228f, 0.00067699787905439734f, 0.00020882076933048666f,
            3.6261037166696042e-05f, 3.2476289106853073e-06f, 2.9026028869338916e-07f, 2.6943951070279581e-08f,
        ];
    }
}
