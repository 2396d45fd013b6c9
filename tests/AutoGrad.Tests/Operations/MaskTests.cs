namespace AutoGrad.Tests.Operations;

public class MaskTests
{
    static readonly (Func<Tensor, Tensor, Tensor>, Func<int, int, bool>)[] s_relations =
    [
        ((a, b) => a > b, (a, b) => a > b),
        ((a, b) => a < b, (a, b) => a < b),
        ((a, b) => a >= b, (a, b) => a >= b),
        ((a, b) => a <= b, (a, b) => a <= b),
        ((a, b) => a.Equal(b), (a, b) => a == b),
        ((a, b) => a.NotEqual(b), (a, b) => a != b),
    ];

    static readonly (Func<Tensor, Tensor, Tensor>, Func<bool, bool, bool>)[] s_connectives =
    [
        ((a, b) => a & b, (a, b) => a & b),
        ((a, b) => a | b, (a, b) => a | b),
        ((a, b) => a.LogicalXor(b), (a, b) => a ^ b),
    ];

    /// <summary>Lengths on both sides of one and of two registers of 16 truth values.</summary>
    public static TheoryData<int> Lengths() => [1, 2, 15, 16, 17, 31, 32, 33, 100];

    /// <summary>The same in every type.</summary>
    public static TheoryData<int, DType> LengthsAndTypes() => LengthsWith(Enum.GetValues<DType>());

    /// <summary>The same in every type of numbers.</summary>
    public static TheoryData<int, DType> LengthsAndNumbers() => LengthsWith([.. Enum.GetValues<DType>().Except([DType.Bool])]);

    [Theory]
    [MemberData(nameof(LengthsAndTypes))]
    public void A_mask_chooses_element_by_element(int length, DType dtype)
    {
        bool[] mask = Mask(length);
        Tensor a = Numbers(length, first: 1, dtype), b = Numbers(length, first: 2, dtype), one = a[..1].Reshape([]);
        Assert.Equal(Chosen(i => mask[i] ? a[i] : b[i], length), Values(Tensor.Where(Tensor.From(mask), a, b)));
        Assert.Equal(Chosen(i => mask[i] ? one : b[i], length), Values(Tensor.Where(Tensor.From(mask), one, b)));
        Assert.Equal(Chosen(i => mask[i] ? b[i] : one, length), Values(Tensor.Where(Tensor.From(mask), b, one)));
    }

    [Theory]
    [MemberData(nameof(LengthsAndTypes))]
    public void A_mask_is_ones_and_zeros_in_every_type(int length, DType dtype)
    {
        bool[] mask = Mask(length);
        Assert.Equal(Array.ConvertAll(mask, holds => holds ? 1.0 : 0), Values(Tensor.From(mask).To(dtype)));
        Assert.Equal(Array.ConvertAll(mask, holds => !holds), (!Tensor.From(mask)).ToArray<bool>());
    }

    [Theory]
    [MemberData(nameof(LengthsAndNumbers))]
    public void A_relation_is_tested_element_by_element(int length, DType dtype)
    {
        int[] a = [.. Enumerable.Range(0, length).Select(i => i * 7 % 5)], b = [.. Enumerable.Range(0, length).Select(i => i * 3 % 5)];
        Tensor left = Tensor.From(a).To(dtype), right = Tensor.From(b).To(dtype), two = Tensor.From([2]).To(dtype);
        foreach ((Func<Tensor, Tensor, Tensor> relation, Func<int, int, bool> expected) in s_relations)
        {
            Assert.Equal(a.Zip(b, expected), relation(left, right).ToArray<bool>());
            Assert.Equal(a.Select(number => expected(number, 2)), relation(left, two).ToArray<bool>());
            Assert.Equal(b.Select(number => expected(2, number)), relation(two, right).ToArray<bool>());
        }

        Assert.Equal(a.Select(number => number != 0), left.To(DType.Bool).ToArray<bool>());
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Masks_are_combined_element_by_element(int length)
    {
        bool[] a = Mask(length), b = [.. a.Reverse()];
        foreach ((Func<Tensor, Tensor, Tensor> connective, Func<bool, bool, bool> expected) in s_connectives)
        {
            Assert.Equal(a.Zip(b, expected), connective(Tensor.From(a), Tensor.From(b)).ToArray<bool>());
            foreach (bool one in (bool[])[false, true])
            {
                Assert.Equal(a.Select(holds => expected(holds, one)), connective(Tensor.From(a), Tensor.From([one])).ToArray<bool>());
                Assert.Equal(b.Select(holds => expected(one, holds)), connective(Tensor.From([one]), Tensor.From(b)).ToArray<bool>());
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void One_element_decides_whether_any_or_all_hold_along_an_axis(int axis)
    {
        var one = new bool[2 * 33 * 3];
        one[(((1 * 33) + 20) * 3) + 2] = true;
        Tensor mask = Tensor.From(one, [2, 33, 3]);
        int place = axis switch { 0 => (20 * 3) + 2, 1 => (1 * 3) + 2, _ => (1 * 33) + 20 };
        bool[] any = mask.Any(axis).ToArray<bool>(), all = (!mask).All(axis).ToArray<bool>();
        for (int i = 0; i < any.Length; i++)
        {
            Assert.Equal(i == place, any[i]);
            Assert.Equal(i != place, all[i]);
        }
    }

    static TheoryData<int, DType> LengthsWith(DType[] types)
    {
        var data = new TheoryData<int, DType>();
        foreach (int length in Lengths())
        {
            foreach (DType dtype in types)
                data.Add(length, dtype);
        }

        return data;
    }

    static bool[] Mask(int length) => [.. Enumerable.Range(0, length).Select(i => i % 3 == 1 || i % 7 == 0)];

    static Tensor Numbers(int length, int first, DType dtype) => Tensor.From<int>([.. Enumerable.Range(0, length).Select(i => dtype == DType.Bool ? (i + first) & 1 : (2 * i) + first)]).To(dtype);

    static double[] Chosen(Func<int, Tensor> element, int length) => [.. Enumerable.Range(0, length).Select(i => element(i).Item())];

    static double[] Values(Tensor tensor) => tensor.To(DType.Float64).ToArray<double>();
}
