namespace AutoGrad.Kernels;

/// <summary>An optimizer's rule for one element: it changes the value and up to two numbers of state, given the gradient.</summary>
internal interface IUpdateBody
{
    /// <summary>How many numbers of state an element has: 0, 1 or 2. Those beyond are neither read nor written.</summary>
    static abstract int StateCount { get; }

    /// <summary>The rule's numbers for a loop.</summary>
    UpdateNumbers<V> Numbers<V>() where V : IReal<V>;

    static abstract void Invoke<V>(in UpdateNumbers<V> numbers, V gradient, ref V value, ref V first, ref V second) where V : IReal<V>;
}
