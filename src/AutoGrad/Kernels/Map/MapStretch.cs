namespace AutoGrad.Kernels;

/// <summary>A <see cref="Map"/> loop on each stretch of a broadcast.</summary>
internal readonly ref struct MapStretch<TBody, T> : IStretchBody
    where TBody : struct, IMapBody
    where T : unmanaged
{
    readonly TBody body;
    readonly MapOperands<T> operands;
    readonly Span<T> destination;
    readonly bool accumulate;

    public MapStretch(TBody body, in MapOperands<T> operands, Span<T> destination, bool accumulate)
    {
        this.body = body;
        this.operands = operands;
        this.destination = destination;
        this.accumulate = accumulate;
    }

    public void Run(scoped BroadcastStretch stretch)
    {
        // One stretch after the other: the operands that a body does not have stay empty.
        var parts = new MapOperands<T>(
            stretch.Of(0, operands.A),
            TBody.Arity > 1 ? stretch.Of(1, operands.B) : default,
            TBody.Arity > 2 ? stretch.Of(2, operands.C) : default,
            TBody.Arity > 3 ? stretch.Of(3, operands.D) : default,
            TBody.Arity > 4 ? stretch.Of(4, operands.E) : default);
        Map.Run(body, parts, stretch.Of(destination), accumulate);
    }
}
