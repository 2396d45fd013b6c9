using AutoGrad.Losses;

namespace AutoGrad.Benchmarks.Peers;

/// <summary>The operations that are compared one by one. <c>pytorch_operations.py</c> holds the same under the same names.</summary>
static class OperationTable
{
    static readonly Random s_random = new(1);

    /// <summary>Every operation.</summary>
    public static IEnumerable<OperationCase> All =>
        [.. Elementwise, .. Binary, .. Masks, .. Casts, .. Reductions, .. AlongAnAxis, .. Normalizations, .. Losses, .. Matrices, .. Indexing, .. Shaping, .. Samples];

    static OperationCase[] Elementwise =>
    [
        new("negate", x => -x[0], "variable/16", "variable/1000", "variable/100000", "variable/1000000"),
        Signed("abs", x => x.Abs()),
        Signed("floor", x => x.Floor()),
        Signed("square", x => x.Square()),
        Positive("reciprocal", x => x.Reciprocal()),
        Positive("sqrt", x => x.Sqrt()),
        Positive("rsqrt", x => x.Rsqrt()),
        new("exp", x => x[0].Exp(), "variable/16", "variable/1000", "variable/100000", "variable/1000000"),
        Signed("expm1", x => x.Expm1()),
        Positive("log", x => x.Log()),
        Positive("log1p", x => x.Log1p()),
        Signed("sin", x => x.Sin()),
        Signed("cos", x => x.Cos()),
        Signed("tan", x => x.Tan()),
        Signed("atan", x => x.Atan()),
        Signed("sinh", x => x.Sinh()),
        Signed("tanh", x => x.Tanh()),
        Signed("erf", x => x.Erf()),
        Positive("lgamma", x => x.LogGamma()),
        Signed("sigmoid", x => x.Sigmoid()),
        Signed("log-sigmoid", x => x.LogSigmoid()),
        Signed("relu", x => x.Relu()),
        Signed("leaky-relu", x => x.LeakyRelu()),
        Signed("elu", x => x.Elu()),
        Signed("gelu", x => x.Gelu()),
        Signed("gelu-tanh", x => x.GeluTanh()),
        Signed("silu", x => x.Silu()),
        Signed("mish", x => x.Mish()),
        Signed("softplus", x => x.Softplus()),
        Signed("softsign", x => x.Softsign()),
        Signed("hardswish", x => x.Hardswish()),
        Signed("clamp", x => x.Clamp(-1, 1)),
        Positive("pow-2.5", x => x.Pow(2.5)),
    ];

    static OperationCase[] Binary =>
    [
        Pair("subtract", (a, b) => a - b),
        Pair("multiply", (a, b) => a * b),
        Pair("divide", (a, b) => a / b),
        Pair("pow", (a, b) => a.Pow(b)),
        Pair("maximum", (a, b) => a.Maximum(b)),
        Pair("atan2", (a, b) => a.Atan2(b)),
        Pair("logaddexp", (a, b) => a.LogAddExp(b)),
        Pair("xlogy", (a, b) => a.XLogY(b)),
        new("add", x => x[0] + x[1], "variable/16,variable/16", "variable/1000,variable/1000", "variable/100000,variable/100000", "variable/64x128,variable/128", "variable/1000x100,variable/100", "variable/1000x100,variable/1000x1", "variable/1000x1,variable/100"),
        new("multiply", x => x[0] * x[1], "variable/64x128,variable/128", "variable/1000x100,variable/100", "variable/1000x100,variable/1000x1", "variable/1000x1,variable/100"),
        new("add-number", x => x[0] + 1, "variable/16", "variable/100000"),
    ];

    static OperationCase[] Masks =>
    [
        new("greater", x => x[0] > x[1], "constant/1000,constant/1000", "constant/100000,constant/100000", "constant/1000x100,constant/100"),
        new("equal", x => x[0].Equal(x[1]), "constant/1000,constant/1000", "constant/100000,constant/100000"),
        new("and", x => x[0] & x[1], "mask/1000,mask/1000", "mask/100000,mask/100000"),
        new("not", x => !x[0], "mask/1000", "mask/100000"),
        new("any", x => x[0].Any(), "mask/100000"),
        new("where", x => Tensor.Where(x[0], x[1], x[2]), "mask/1000,variable/1000,variable/1000", "mask/100000,variable/100000,variable/100000"),
        new("masked-fill", x => x[0].MaskedFill(x[1], 0), "variable/1000,mask/1000", "variable/100000,mask/100000"),
        new("masked-select", x => x[0].MaskedSelect(x[1]), "variable/1000,mask/1000", "variable/100000,mask/100000"),
    ];

    static OperationCase[] Casts =>
    [
        new("to-float64", x => x[0].To(DType.Float64), "variable/1000", "variable/100000"),
        new("to-int32", x => x[0].To(DType.Int32), "constant/1000", "constant/100000"),
        new("to-bool", x => x[0].To(DType.Bool), "constant/1000", "constant/100000"),
        new("to-float32", x => x[0].To(DType.Float32), "below10/1000", "below10/100000", "mask/100000"),
    ];

    static OperationCase[] Reductions =>
    [
        .. Reduction("sum", x => x.Sum(), (x, axis) => x.Sum(axis)),
        .. Reduction("mean", x => x.Mean(), (x, axis) => x.Mean(axis)),
        .. Reduction("amax", x => x.Amax(), (x, axis) => x.Amax(axis)),
        .. Reduction("var", x => x.Var(), (x, axis) => x.Var(axis)),
        .. Reduction("std", x => x.Std(), (x, axis) => x.Std(axis)),
        .. Reduction("norm", x => x.Norm(), (x, axis) => x.Norm(2, axis)),
        new("norm-1", x => x[0].Norm(1), "variable/100000"),
        .. Reduction("argmax", x => x.ArgMax(), (x, axis) => x.ArgMax(axis), "constant"),
        new("prod", x => x[0].Prod(), "positive/1000", "positive/100000"),
        new("prod-axis-1", x => x[0].Prod(1), "positive/1000x100"),
        new("logsumexp-axis-0", x => x[0].LogSumExp(0), "variable/1000x100"),
        new("logsumexp-axis-1", x => x[0].LogSumExp(1), "variable/64x10", "variable/1000x100"),
    ];

    static OperationCase[] AlongAnAxis =>
    [
        new("cumsum-axis-0", x => x[0].CumSum(0), "variable/1000", "variable/100000", "variable/1000x100"),
        new("cumsum-axis-1", x => x[0].CumSum(1), "variable/1000x100"),
        new("cumprod-axis-1", x => x[0].CumProd(1), "positive/1000x100"),
        new("logcumsumexp-axis-1", x => x[0].LogCumSumExp(1), "variable/1000x100"),
        new("sort-axis-0", x => x[0].Sort(0), "variable/1000", "variable/100000", "variable/1000x100"),
        new("sort-axis-1", x => x[0].Sort(1), "variable/1000x100"),
        new("topk-axis-1", x => x[0].TopK(5, 1), "variable/1000x100", "variable/10x10000"),
        new("median-axis-1", x => x[0].Median(1), "variable/1000x100", "variable/10x10000"),
    ];

    static OperationCase[] Normalizations =>
    [
        new("softmax-axis-0", x => x[0].Softmax(0), "variable/1000x100"),
        new("softmax-axis-1", x => x[0].Softmax(1), "variable/64x10", "variable/1000x100", "variable/64x4096"),
        new("log-softmax-axis-1", x => x[0].LogSoftmax(1), "variable/64x10", "variable/1000x100", "variable/64x4096"),
        new("layer-norm", x => x[0].LayerNorm([x[0].Shape[1]], x[1], x[2]), "variable/64x16,variable/16,variable/16", "variable/128x768,variable/768,variable/768"),
    ];

    static OperationCase[] Losses =>
    [
        Against("mse", Loss.MeanSquaredError, "constant"),
        Against("l1", Loss.L1, "constant"),
        Against("huber", Loss.Huber, "constant"),
        Against("smooth-l1", Loss.SmoothL1, "constant"),
        Against("bce-with-logits", Loss.BinaryCrossEntropyWithLogits, "unit"),
        new("bce", x => Loss.BinaryCrossEntropy(x[0].Sigmoid(), x[1]), "variable/32x1,unit/32x1", "variable/100000,unit/100000"),
        new("kl-div", x => Loss.KlDivergence(x[0], x[1]), "variable/64x10,unit/64x10", "variable/1000x100,unit/1000x100"),
        new("poisson-nll", x => Loss.PoissonNegativeLogLikelihood(x[0], x[1]), "variable/1000,unit/1000", "variable/100000,unit/100000"),
        new("cross-entropy", x => Loss.CrossEntropy(x[0], x[1]), "variable/64x10,below10/64", "variable/1000x100,below100/1000", "variable/64x4096,below4096/64"),
        new("nll", x => Loss.NegativeLogLikelihood(x[0], x[1]), "variable/64x10,below10/64", "variable/1000x100,below100/1000"),
        new("multi-margin", x => Loss.MultiMargin(x[0], x[1]), "variable/64x10,below10/64", "variable/1000x100,below100/1000"),
        new("triplet-margin", x => Loss.TripletMargin(x[0], x[1], x[2]), "variable/64x128,variable/64x128,variable/64x128"),
    ];

    static OperationCase[] Matrices =>
    [
        new("matmul", x => x[0].MatMul(x[1]), "variable/16x16,variable/16x16", "variable/64x64,variable/64x64", "variable/256x256,variable/256x256", "variable/512x512,variable/512"),
        new("bmm", x => x[0].Bmm(x[1]), "variable/64x8x8,variable/64x8x8", "variable/32x64x64,variable/32x64x64"),
        new("linear", x => x[0].Linear(x[1], x[2]), "variable/32x16,variable/16x16,variable/16", "variable/64x784,variable/128x784,variable/128"),
        new("dot", x => x[0].Dot(x[1]), "variable/1000,variable/1000", "variable/100000,variable/100000"),
        new("outer", x => x[0].Outer(x[1]), "variable/300,variable/300"),
        new("einsum", x => Tensor.Einsum("bij,bkj->bik", x[0], x[1]), "variable/16x32x32,variable/16x32x32"),
        new("trace", x => x[0].Trace(), "variable/256x256"),
        new("inverse", x => x[0].Inverse(), "definite/8x8", "definite/64x64", "definite/200x200"),
        new("solve", x => x[0].Solve(x[1]), "definite/8x8,variable/8x1", "definite/64x64,variable/64x64", "definite/200x200,variable/200x200"),
        new("det", x => x[0].Det(), "definite/8x8"),
        new("logdet", x => x[0].LogDet(), "definite/8x8", "definite/64x64", "definite/200x200"),
        new("cholesky", x => x[0].Cholesky(), "definite/8x8", "definite/64x64", "definite/200x200"),
    ];

    static OperationCase[] Indexing =>
    [
        new("gather-axis-0", x => x[0].Gather(0, x[1]), "variable/1000x100,below1000/1000x100"),
        new("gather-axis-1", x => x[0].Gather(1, x[1]), "variable/64x10,below10/64x1", "variable/1000x100,below100/1000x100"),
        new("index-select-axis-0", x => x[0].IndexSelect(0, x[1]), "variable/100x16,below100/32", "variable/1000x100,below1000/1000"),
        new("index-select-axis-1", x => x[0].IndexSelect(1, x[1]), "variable/1000x100,below100/100"),
        new("embedding", x => x[0].Embedding(x[1]), "variable/1000x64,below1000/32x16"),
        new("scatter-add-axis-0", x => x[0].ScatterAdd(0, x[1], x[2]), "variable/1000x100,below1000/1000x100,variable/1000x100"),
        new("index-add-axis-0", x => x[0].IndexAdd(0, x[1], x[2]), "variable/1000x100,below1000/1000,variable/1000x100"),
        new("one-hot", x => x[0].OneHot(10), "below10/64", "below10/10000"),
    ];

    static OperationCase[] Shaping =>
    [
        new("concat-axis-0", x => Tensor.Concat(x, 0), "variable/16x16,variable/16x16", "variable/500x100,variable/500x100"),
        new("concat-axis-1", x => Tensor.Concat(x, 1), "variable/16x16,variable/16x16", "variable/500x100,variable/500x100"),
        new("stack-axis-1", x => Tensor.Stack(x, 1), "variable/500x100,variable/500x100"),
        new("slice", x => x[0].Slice(0, 2..^2), "variable/100x16", "variable/1000x100"),
        new("slice-columns", x => x[0].Slice(1, 2..^2), "variable/100x16", "variable/1000x100"),
        new("slice-steps", x => x[0].Slice(1, .., 2), "variable/1000x100"),
        new("transpose", x => x[0].Transpose(), "variable/16x16", "variable/1000x100"),
        new("permute", x => x[0].Permute(1, 2, 0), "variable/32x32x32", "variable/10x100x100"),
        new("broadcast-rows", x => x[0].BroadcastTo([1000, x[0].Length]), "variable/100"),
        new("pad", x => x[0].Pad([(1, 1), (1, 1)]), "variable/100x16", "variable/1000x100"),
        new("tile", x => x[0].Tile(2, 2), "variable/100x100"),
        new("repeat-interleave", x => x[0].RepeatInterleave(2, 0), "variable/500x100"),
        new("flip", x => x[0].Flip(1), "variable/1000x100"),
        new("roll", x => x[0].Roll(3, 1), "variable/1000x100"),
        new("tril", x => x[0].Tril(), "variable/16x16", "variable/300x300"),
        new("diagonal", x => x[0].Diagonal(), "variable/300x300"),
    ];

    static OperationCase[] Samples =>
    [
        new("normal", x => Tensor.Normal(x[0].Shape, s_random), "constant/1000", "constant/100000"),
        new("uniform", x => Tensor.Uniform(x[0].Shape, s_random), "constant/1000", "constant/100000"),
        new("dropout", x => s_dropout.Forward(x[0]), "variable/1000", "variable/100000"),
    ];

    static readonly Modules.Dropout s_dropout = new(0.5, s_random);

    static OperationCase Signed(string name, Func<Tensor, Tensor> function) => new(name, x => function(x[0]), "variable/100000");

    static OperationCase Positive(string name, Func<Tensor, Tensor> function) => new(name, x => function(x[0]), "positive/100000");

    static OperationCase Pair(string name, Func<Tensor, Tensor, Tensor> function) =>
        new(name, x => function(x[0], x[1]), "positive/100000,positive/100000");

    static OperationCase Against(string name, Func<Tensor, Tensor, Tensor> loss, string target) =>
        new(name, x => loss(x[0], x[1]), $"variable/32x1,{target}/32x1", $"variable/100000,{target}/100000");

    /// <summary>Over all elements, over few and many rows, and along them.</summary>
    static OperationCase[] Reduction(string name, Func<Tensor, Tensor> overAll, Func<Tensor, int, Tensor> over, string kind = "variable") =>
    [
        new(name, x => overAll(x[0]), $"{kind}/1000", $"{kind}/100000"),
        new($"{name}-axis-0", x => over(x[0], 0), $"{kind}/4x25000", $"{kind}/1000x100"),
        new($"{name}-axis-1", x => over(x[0], 1), $"{kind}/64x10", $"{kind}/1000x100", $"{kind}/32x64x64"),
    ];
}
