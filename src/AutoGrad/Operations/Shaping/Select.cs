namespace AutoGrad.Operations
{
    /// <summary>One place of an axis, which is left out: a composition of <see cref="Slice"/> and <see cref="Reshape"/>.</summary>
    internal sealed class Select : IOperationDefinition
    {
        public static string Formula => "y = x[…, index, …]";

        public static string Derivative => "x̄[…, index, …] = ȳ, 0 elsewhere";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].Select(0, 1), [3, 2]),
            new("axis −1, from the end", x => x[0].Select(-1, ^1), [2, 3]),
            new("the only axis", x => x[0].Select(0, 2), [3]),
        ];

        public static Tensor At(Tensor x, int axis, int place, string index)
        {
            int position = x.Shape.Axis(axis), length = x.Shape.Axes[position];
            if ((uint)place >= (uint)length)
                throw new ShapeException($"Index {index} is out of range: axis {axis} of {x.Shape} has places 0 to {length - 1}; count from the end with ^1.");
            return x.Slice(position, place..(place + 1)).Squeeze(position);
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>What stands at one place of an axis; the axis is left out of the result.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="index">The place, from 0.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or the axis no such place.</exception>
            /// <remarks>On the outermost axis nothing is copied. The adjoint of all other places is 0.</remarks>
            public Tensor Select(int axis, int index) => Operations.Select.At(x, axis, index, $"{index}");

            /// <summary>What stands at one place of an axis, such as <c>^1</c> for the last; the axis is left out of the result.</summary>
            /// <inheritdoc cref="Select(Tensor, int, int)"/>
            public Tensor Select(int axis, Index index) => Operations.Select.At(x, axis, index.GetOffset(x.Shape[axis]), $"{index}");
        }
    }
}
