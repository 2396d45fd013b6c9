using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// value and derivatives of a function are the same to the last bit in registers of 512, 256 and 128 bits and for a single number, in float and in double,
/// at special values and at numbers of its domain.
/// </summary>
internal sealed class EveryRegisterGivesTheSameBits : GradientLaw
{
    const int Drawn = 200;

    public override string Statement => "value and derivatives are the same bits in registers of every width";

    internal override void Check(PointwiseSample f)
    {
        double[][] operands = Sampled(f);
        float[][] singles = Array.ConvertAll(operands, row => Array.ConvertAll(row, x => (float)x));
        for (int derivative = -1; derivative < f.Arity; derivative++)
        {
            double[] expected = Run<Scalar<double>, double>(f, operands, derivative);
            Compare(f, operands, derivative, expected, Run<Lanes512<double>, double>(f, operands, derivative), "512 bits");
            Compare(f, operands, derivative, expected, Run<Lanes256<double>, double>(f, operands, derivative), "256 bits");
            Compare(f, operands, derivative, expected, Run<Lanes128<double>, double>(f, operands, derivative), "128 bits");

            float[] single = Run<Scalar<float>, float>(f, singles, derivative);
            Compare(f, singles, derivative, single, Run<Lanes512<float>, float>(f, singles, derivative), "512 bits");
            Compare(f, singles, derivative, single, Run<Lanes256<float>, float>(f, singles, derivative), "256 bits");
            Compare(f, singles, derivative, single, Run<Lanes128<float>, float>(f, singles, derivative), "128 bits");
        }
    }

    /// <summary>One row an operand: each special value beside others in turn, then numbers of the domains.</summary>
    static double[][] Sampled(PointwiseSample f)
    {
        var random = new Random((int)Seed.OfEnvironment.Value);
        int special = SpecialValues.All.Count;
        return
        [
            .. Enumerable.Range(0, f.Arity).Select(operand => (double[])
            [
                .. Enumerable.Range(0, special * f.Arity).Select(i => SpecialValues.All[(i + (i / special * operand * 7)) % special]),
                .. Enumerable.Range(0, Drawn).Select(_ => DomainSampler.Next(f.Domains[operand], random)),
            ]),
        ];
    }

    static T[] Run<L, T>(PointwiseSample f, T[][] operands, int derivative)
        where L : struct, ILanes<L, T>
        where T : unmanaged
    {
        var results = new T[operands[0].Length];
        var x = new L[operands.Length];
        for (int i = 0; i < results.Length; i += L.Count)
        {
            int count = Math.Min(L.Count, results.Length - i);
            for (int operand = 0; operand < x.Length; operand++)
                x[operand] = count < L.Count ? L.LoadFirst(in operands[operand][i], count) : L.Load(in operands[operand][i]);
            L y = f.Value<L>(x);
            if (derivative >= 0)
                y = f.Derivative<L>(derivative, x, y);
            if (count < L.Count)
                L.StoreFirst(y, ref results[i], count);
            else
                L.Store(y, ref results[i]);
        }

        return results;
    }

    void Compare<T>(PointwiseSample f, T[][] operands, int derivative, T[] expected, T[] computed, string register)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            int place = i;
            Require(
                SpecialValues.AreSame(Convert.ToDouble(expected[i]), Convert.ToDouble(computed[i])),
                () => $"{f}: {(derivative < 0 ? "the value" : $"∂/∂{f.OperandNames[derivative]}")} in {typeof(T).Name} at "
                    + $"({string.Join(", ", operands.Select(row => row[place]))}) is {computed[place]:R} in {register}, {expected[place]:R} alone");
        }
    }
}
