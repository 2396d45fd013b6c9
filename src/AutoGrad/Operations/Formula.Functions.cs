using AutoGrad.Operations;

namespace AutoGrad;

// A function without parameters is known by its name; one with parameters shows what it does with them.
public sealed partial class Formula
{
    static Formula IReal<Formula>.Apply<F>(F f, Formula x) =>
        FunctionAttributes<F>.IsDefault(f) ? Call(typeof(F).Name.ToLowerInvariant(), x) : f.Value(x);
}
