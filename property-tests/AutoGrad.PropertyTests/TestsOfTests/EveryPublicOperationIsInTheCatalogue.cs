using System.Reflection;
using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// every public method that makes tensors from tensors has the name of an entry of the catalogue;
/// every operator on tensors records operations of the catalogue;
/// every method without parameters computes the function of its name;
/// every operation with a backward rule is reached by a sample, its backward pass or that one's, so that none escapes the laws;
/// no definition is generic, since the catalogue could not make it, and no differentiable sample lacks operands.
/// </summary>
public class EveryPublicOperationIsInTheCatalogue
{
    static readonly HashSet<string> names = [.. OperationCatalogue.Entries.Select(entry => entry.Name)];

    // A generic method applies a function that the caller brings; it is no operation of its own.
    static IEnumerable<MethodInfo> Methods => typeof(TensorOperations)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsGenericMethodDefinition && ReturnsTensors(method.ReturnType));

    [Fact]
    public void By_method() =>
        NoneIsMissing(Methods.Select(method => method.Name));

    [Fact]
    public void By_operator() => Assert.All(
        typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name.StartsWith("op_", StringComparison.Ordinal) && method.ReturnType == typeof(Tensor)),
        method =>
        {
            if (method.Name is "op_Implicit")
                return;
            bool isLogical = method.Name is "op_BitwiseAnd" or "op_BitwiseOr" or "op_LogicalNot" or "op_ExclusiveOr";
            Tensor operand = isLogical ? Tensor.From([true, false]) : Tensor.From([1.5, -0.5]);
            using var tape = new Tape();
            method.Invoke(null, [.. method.GetParameters().Select(_ => operand)]);
            Assert.NotEqual(0, tape.Count);
            NoneIsMissing(Recorded(tape));
        });

    [Fact]
    public void By_what_a_method_without_parameters_computes()
    {
        foreach (PointwiseSample f in Subjects.AllFunctions.Where(f => f.Arity == 1 && f.Parameters.Length == 0))
        {
            MethodInfo? method = Methods.SingleOrDefault(method => method.Name == f.Name && method.GetParameters().Length == 1);
            double x = DomainSampler.Next(f.Domains[0], new Random(1));
            if (method is not null)
                Assert.Equal(f.Value(x), ((Tensor)method.Invoke(null, [Tensor.From([x])])!).Item());
        }
    }

    [Fact]
    public void By_what_the_samples_record()
    {
        var recorded = new HashSet<Type>();
        foreach ((string name, OperationSample sample) in Subjects.AllSamples)
        {
            Assert.True(sample.Shapes.Length > 0 || !sample.IsDifferentiable, $"{name} has no operands");
            using var tape = new Tape();
            Tensor[] x = Operands.Draw(Subject.Of(name, sample), new Random(1), decades: 1).Tensors();
            Array.ForEach(x, tape.Watch);
            Tensor y = sample.Apply(x);
            if (sample.IsDifferentiable && ReferenceEquals(y.Owner, tape) && y.Slot >= 0)
            {
                Tensor[] adjoints = tape.Gradients(y, x, Tensor.Ones(y.Shape, y.DType), createGraph: true);
                foreach (Tensor adjoint in adjoints.Where(adjoint => ReferenceEquals(adjoint.Owner, tape) && adjoint.Slot >= 0))
                    tape.Gradients(adjoint, x, Tensor.Ones(adjoint.Shape, adjoint.DType), createGraph: true);
            }

            recorded.UnionWith(Enumerable.Range(0, tape.Count).Select(i => Definition(tape.Storage.Entries[i].Operation.GetType())));
        }

        // The identity gives a result a name on the tape; derivatives use it, and no sample can.
        recorded.Add(typeof(Variable));
        IEnumerable<Type> operations = typeof(Tensor).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract && HasBackwardRule(type));
        string missing = string.Join(", ", operations.Except(recorded).Select(type => type.Name).Order());
        Assert.True(missing.Length == 0, $"No sample reaches: {missing}");
    }

    static bool HasBackwardRule(Type type) => Array.Exists(
        type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic),
        method => method.Name == nameof(Operation.Vjp) && method.GetBaseDefinition().DeclaringType == typeof(Operation) && method.DeclaringType != typeof(Operation));

    static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    [Fact]
    public void By_definition() => Assert.DoesNotContain(
        typeof(Tensor).Assembly.GetTypes(),
        type => type is { IsGenericTypeDefinition: true, IsInterface: false } && type.IsAssignableTo(typeof(IOperationDefinition)));

    static void NoneIsMissing(IEnumerable<string> used)
    {
        string missing = string.Join(", ", used.Distinct().Where(name => !names.Contains(name)).Order());
        Assert.True(missing.Length == 0, $"Not in the catalogue: {missing}");
    }

    static IEnumerable<string> Recorded(Tape tape) => Enumerable.Range(0, tape.Count).Select(i => tape.Storage.Entries[i].Operation.Name).Distinct();

    static bool ReturnsTensors(Type type) =>
        type == typeof(Tensor) || type == typeof(Tensor[]) || (type.IsGenericType && type.GetGenericArguments().Any(ReturnsTensors));
}
