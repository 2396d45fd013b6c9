using System.Reflection;
using AutoGrad.Testing;

namespace AutoGrad.Cli.Check;

/// <summary>A method that is marked with <see cref="GradientCheckAttribute"/> as a subject.</summary>
internal static class MethodSubject
{
    public static CheckSubject Of(MethodInfo method)
    {
        string name = $"{method.DeclaringType!.Name}.{method.Name}";
        if (Obstacle(method) is { } obstacle)
            return CheckSubject.Unfit(name, obstacle);
        ParameterInfo[] parameters = method.GetParameters();
        OperandAttribute[] operands = [.. parameters.Select(parameter => parameter.GetCustomAttribute<OperandAttribute>() ?? new OperandAttribute())];
        return new CheckSubject(name, "", x => Apply(method, x))
        {
            Operands = [.. parameters.Select(parameter => parameter.Name ?? "")],
            Shapes = [.. operands.Select(operand => Shape.Create(operand.Shape))],
            Domains = [.. operands.Select(operand => operand.Domain)],
        };
    }

    /// <summary>The call of the method on tensors <c>x</c> as C# code.</summary>
    public static string Call(MethodInfo method) =>
        $"{CSharpText.TypeName(method.DeclaringType!)}.{method.Name}({string.Join(", ", Enumerable.Range(0, method.GetParameters().Length).Select(i => $"x[{i}]"))})";

    /// <summary>Why a gradient of the method cannot be checked; null if it can.</summary>
    static string? Obstacle(MethodInfo method)
    {
        if (!method.IsPublic || !method.IsStatic)
            return "The method is marked [GradientCheck], but it is not public and static.";
        if (method.ContainsGenericParameters)
            return "The method is generic, and the check does not know for which types to call it.";
        ParameterInfo[] parameters = method.GetParameters();
        if (parameters.Length == 0)
            return "The method takes no tensor, so there is no gradient to check.";
        if (Array.Find(parameters, parameter => parameter.ParameterType != typeof(Tensor)) is { } other)
            return $"The parameter {other.Name} is of type {other.ParameterType.Name}, and every parameter must be a Tensor; let a method without it call this one.";
        if (method.ReturnType != typeof(Tensor) && method.ReturnType != typeof(Tensor[]))
            return $"The method returns {method.ReturnType.Name}, and it must return a Tensor or an array of them.";
        if (Array.Find(parameters, HasNoShape) is { } shapeless)
            return $"The shape [{string.Join(", ", shapeless.GetCustomAttribute<OperandAttribute>()!.Shape)}] of the parameter {shapeless.Name} has a length below 0.";
        if (Array.Find(parameters, IsEmptyDomain) is { } empty)
            return $"The domain of the parameter {empty.Name} is empty: its Lower end is not below its Upper end.";
        return null;
    }

    static bool HasNoShape(ParameterInfo parameter) => parameter.GetCustomAttribute<OperandAttribute>() is { } operand && Array.Exists(operand.Shape, length => length < 0);

    static bool IsEmptyDomain(ParameterInfo parameter) => parameter.GetCustomAttribute<OperandAttribute>() is { } operand && !(operand.Lower < operand.Upper);

    static Tensor[] Apply(MethodInfo method, Tensor[] x)
    {
        object? result = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. x], null);
        return result switch
        {
            Tensor y => [y],
            Tensor[] all => all,
            _ => throw new InvalidOperationException("The method returned null."),
        };
    }
}
