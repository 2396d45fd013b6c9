namespace AutoGrad.Algebra;

/// <summary>
/// What a register of float or double elements can do beyond real numbers: look at its bits, fuse, scale by powers of two.
/// The transcendental functions are written once over this interface, for every width and for the scalar alike.
/// </summary>
/// <typeparam name="R">The register.</typeparam>
/// <remarks>
/// Members that take a <see cref="double"/> take a constant. They are here because the compiler inlines only while a method has fewer than 512
/// temporaries, and a constant that is converted first takes three of them.
/// In a register <see cref="IReal{V}.And"/>, <see cref="IReal{V}.Or"/> and <see cref="IReal{V}.Not"/> work on all bits, so they
/// serve masks and sign bits.
/// </remarks>
internal partial interface IRegister<R> : IReal<R> where R : struct, IRegister<R>
{
    /// <summary>All elements equal to <paramref name="value"/>.</summary>
    /// <remarks>Repeated from the base because the compiler looks for conversions in direct constraints only.</remarks>
    static abstract implicit operator R(double value);

    /// <summary>a + b.</summary>
    static abstract R operator +(R a, double b);

    /// <summary>a − b.</summary>
    static abstract R operator -(R a, double b);

    /// <summary>a · b.</summary>
    static abstract R operator *(R a, double b);

    /// <summary>Whether the elements are float (else double).</summary>
    static abstract bool IsSingle { get; }

    /// <summary>a · b + c, fused where the processor can.</summary>
    static abstract R MultiplyAdd(R a, R b, R c);

    /// <summary>a · b + c, fused where the processor can.</summary>
    static abstract R MultiplyAdd(R a, R b, double c);

    /// <summary>a · b + c, fused where the processor can.</summary>
    static abstract R MultiplyAdd(R a, double b, R c);

    /// <summary>The rounding error a · b − product, exactly, for product = a · b rounded and neither overflow nor underflow.</summary>
    static abstract R ProductError(R a, R b, R product);

    /// <summary>x · 2^⌊n⌋ rounded once; overflow gives ∞, underflow subnormals or 0.</summary>
    static abstract R Scale(R x, R n);

    /// <summary>
    /// m in [1, 2) with x = 2ᵏ·m, for float elements; <paramref name="exponent"/> takes k. For 0 and ∞ they are 1 and −∞ or ∞; for x &lt; 0 and NaN the result is NaN.
    /// </summary>
    static abstract R Significand(R x, out R exponent);

    /// <summary>x, but not above <paramref name="bound"/>; NaN stays.</summary>
    static abstract R AtMost(R x, double bound);

    /// <summary>x, but not below <paramref name="bound"/>; NaN stays.</summary>
    static abstract R AtLeast(R x, double bound);

    /// <summary>The value whose bits are <paramref name="pattern"/> (its low 32 bits for float elements).</summary>
    static abstract R Bits(ulong pattern);

    /// <summary>The bits that differ.</summary>
    static abstract R Xor(R a, R b);

    /// <summary>The sum of the bits, read as integers.</summary>
    static abstract R AddBits(R a, R b);

    /// <summary>The difference of the bits, read as integers.</summary>
    static abstract R SubtractBits(R a, R b);

    /// <summary>The bits moved up by <paramref name="count"/>.</summary>
    static abstract R ShiftLeft(R a, int count);

    /// <summary>The bits moved down by <paramref name="count"/>, zeros from above.</summary>
    static abstract R ShiftRight(R a, int count);

    /// <summary>The entries of a table at the integers in the lowest four bits of the elements; for float elements.</summary>
    static abstract R Lookup<TTable>(R index) where TTable : struct, ITable;

    /// <summary>Whether lower ≤ x &lt; upper for every element, for positive bounds.</summary>
    static abstract bool AllBetween(R x, double lower, double upper);

    /// <summary>Whether the mask holds for any element.</summary>
    static abstract bool Any(R mask);

    /// <summary>F of each element, computed with double elements and rounded.</summary>
    static abstract R InDouble<F>(R x) where F : struct, IUnaryRegisterFunction;

    /// <summary>F of each pair of elements, computed with double elements and rounded.</summary>
    static abstract R InDouble<F>(R a, R b) where F : struct, IBinaryRegisterFunction;

    /// <summary>F of each element, computed with double elements and rounded.</summary>
    static abstract R InDouble<F>(F f, ref readonly R x) where F : struct, IRegisterFunction;

    /// <summary>F of each element where the mask holds, one after the other; <paramref name="otherwise"/> elsewhere.</summary>
    static abstract R OneByOne<F>(F f, ref readonly R x, ref readonly R mask, ref readonly R otherwise) where F : struct, IScalarFunction;
}

/// <summary>A function of one register.</summary>
internal interface IUnaryRegisterFunction
{
    /// <summary>The function of each element.</summary>
    static abstract R Of<R>(R x) where R : struct, IRegister<R>;
}

/// <summary>A function of two registers.</summary>
internal interface IBinaryRegisterFunction
{
    /// <summary>The function of each pair of elements.</summary>
    static abstract R Of<R>(R a, R b) where R : struct, IRegister<R>;
}

/// <summary>A function of one register that has parameters.</summary>
internal interface IRegisterFunction
{
    /// <summary>The function of each element.</summary>
    R Of<R>(R x) where R : struct, IRegister<R>;
}

/// <summary>A function that is computed one number at a time because it is rare or branches too much.</summary>
internal interface IScalarFunction
{
    /// <summary>f(x).</summary>
    double Of(double x);
}
