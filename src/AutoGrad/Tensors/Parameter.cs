namespace AutoGrad;

/// <summary>
/// A tensor that training changes: a name, a value and a gradient. It is used like any tensor; a backward pass adds into its
/// <see cref="Gradient"/>, and an optimizer updates its value in place.
/// </summary>
/// <remarks>
/// Any number of threads may compute with a parameter while none changes it. Backward passes that add into its gradient, and optimizers, must not run on
/// several threads at once: there ask <see cref="Tape.Gradients"/> for gradients, and add them up on one thread.
/// </remarks>
public sealed class Parameter : Tensor
{
    Tensor? gradient;
    bool hasGradient, gradientSeen;

    /// <summary>A parameter with a copy of <paramref name="value"/>.</summary>
    /// <param name="value">The initial value; Float32 or Float64.</param>
    /// <param name="name">The name in listings; a module replaces it by the dotted path of the member that holds the parameter.</param>
    /// <exception cref="DTypeException">The value is not floating-point.</exception>
    public Parameter(Tensor value, string name = "")
        : base(CopyOf(value), 0, value.Shape, value.Length, value.DType, owner: null) => Name = name;

    /// <summary>The name, such as <c>hidden.weight</c>.</summary>
    public string Name { get; set; }

    /// <summary>Counts the changes of the value. A backward pass over a tape that read an older version throws.</summary>
    public int Version { get; private set; }

    /// <summary>Whether backward passes compute a gradient for this parameter. Set it to false to freeze the parameter.</summary>
    public bool RequiresGradient { get; set; } = true;

    /// <summary>The sum of the gradients of all backward passes since it was last cleared; null when there has been none.</summary>
    /// <remarks>The tensor that is returned never changes: a later backward pass makes a new one.</remarks>
    public Tensor? Gradient
    {
        get
        {
            gradientSeen |= hasGradient;
            return hasGradient ? gradient : null;
        }
    }

    /// <summary>The gradient for optimizers, which do not keep it; its memory is used again.</summary>
    internal Tensor? CurrentGradient => hasGradient ? gradient : null;

    /// <summary>Forgets the gradient, so that <see cref="Gradient"/> is null.</summary>
    public void ClearGradient() => hasGradient = false;

    /// <summary>Replaces the value.</summary>
    /// <exception cref="ShapeException">The shape differs.</exception>
    /// <exception cref="DTypeException">The dtype differs.</exception>
    /// <exception cref="TapeException">A <see cref="TapeProgram"/> is being captured, whose runs would not assign again.</exception>
    public void Assign(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Shape != Shape)
            throw new ShapeException($"The parameter '{Name}' has the shape {Shape} and cannot take a value of shape {value.Shape}.");
        if (value.DType != DType)
            throw new DTypeException($"The parameter '{Name}' holds {DType} and cannot take {value.DType}; cast with To(DType.{DType}).");
        value.Bytes().CopyTo(Update());
    }

    /// <summary>A copy of the value as a constant.</summary>
    public override Tensor Detach()
    {
        Tensor copy = Uninitialized(Shape, Length, DType, owner: null, isNumber: false);
        Bytes().CopyTo(copy.Bytes());
        TensorOwner.Current?.OnDetach(this, copy);
        return copy;
    }

    /// <summary>Memory for a gradient that is about to be computed; <see cref="CommitGradient"/> makes it the gradient.</summary>
    internal Tensor BeginGradient()
    {
        if (gradient is null || gradientSeen || gradient.HasEscaped)
        {
            gradient = Uninitialized(Shape, Length, DType, owner: null, isNumber: false);
            gradientSeen = false;
        }

        return gradient;
    }

    internal void CommitGradient() => hasGradient = true;

    /// <summary>Adds to the gradient, in place unless someone has been given it.</summary>
    internal void AddToGradient(Tensor contribution) => TensorArithmetic.Add(contribution, ChangeGradient(), accumulate: true);

    /// <summary>The gradient to be changed in place; a copy of it if someone has been given it.</summary>
    internal Tensor ChangeGradient()
    {
        Tensor earlier = gradient!;
        Tensor changed = BeginGradient();
        if (!ReferenceEquals(changed, earlier))
            TensorArithmetic.Add(earlier, changed, accumulate: false);
        return changed;
    }

    /// <summary>The memory of the value, to be changed; raises <see cref="Version"/>.</summary>
    internal Span<byte> Update()
    {
        TensorOwner.Current?.OnChange(this);
        Version++;
        return Bytes();
    }

    static TensorBuffer CopyOf(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!value.DType.IsFloating)
            throw new DTypeException($"A parameter needs Float32 or Float64 values, not {value.DType}; cast with To(DType.Float32).");
        BufferPool pool = BufferPool.Current;
        Span<byte> source = value.Bytes();
        TensorBuffer copy = pool.Rent(source.Length);
        pool.Forget(copy);
        source.CopyTo(copy.Span<byte>(0, source.Length));
        return copy;
    }
}
