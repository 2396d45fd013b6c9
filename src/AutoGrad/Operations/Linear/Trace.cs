namespace AutoGrad.Operations
{
    /// <summary>The sum of the diagonal of matrices: a composition of <see cref="Diagonal"/> and <see cref="Sum"/>.</summary>
    internal sealed class Trace : IOperationDefinition
    {
        public static string Formula => "y = Σᵢ x[…, i, i]";

        public static string Derivative => "x̄[…, i, i] = ȳ, 0 elsewhere";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("square matrix", x => x[0].Trace(), [3, 3]),
            new("batch of wide matrices", x => x[0].Trace(), [2, 2, 3]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The trace Σᵢ xᵢᵢ of the matrices on the last two axes.</summary>
            /// <returns>[…] for […, m, n].</returns>
            /// <exception cref="ShapeException">The operand has fewer than two axes.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Trace() => x.Diagonal().Sum(-1);
        }
    }
}
