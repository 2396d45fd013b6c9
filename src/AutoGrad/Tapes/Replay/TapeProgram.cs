using System.Globalization;
using System.Text;

namespace AutoGrad;

/// <summary>
/// A computation recorded once and run again on new inputs: forward and backward, with planned memory and without allocating. Results are
/// the same bits as recording anew.
/// </summary>
/// <remarks>
/// Inputs and parameters may change between runs; shapes may not. What the function computes from constants alone is computed once; what
/// <see cref="Tensor.Normal"/>, <see cref="Tensor.Uniform"/> and dropout draw is drawn anew, numbers drawn otherwise are constants. If the function
/// reads a value while it is captured (<c>Item()</c>, <c>ToArray</c>), detached or not, a guard compares it in each run and refuses to go on when it differs.
/// The function may not open a tape, go backward or change a parameter: a run would not do it again. A program is used by one thread at a time.
/// </remarks>
/// <example><code>
/// using var program = TapeProgram.Capture(x => Loss.CrossEntropy(model.Forward(x[0]), x[1]), optimizer, inputs, targets);
/// program.SetInput(0, pixels);
/// double loss = program.Run();                // the parameters have been moved; without an optimizer, they have their gradients
/// </code></example>
public sealed partial class TapeProgram : IDisposable
{
    readonly ReplayMemory memory;
    readonly ReplayInput[] inputs;
    readonly Tensor output;
    readonly IReplayUnit[] forward, backward;
    readonly ReplayGradient[] gradients;
    readonly ReplayParameter[] parameters;
    readonly IReadOnlyList<ReplayStep> steps;
    readonly RecordedStep[] entries;
    bool isDisposed;

    internal TapeProgram(ReplayCapture capture)
    {
        memory = capture.Memory;
        inputs = capture.Inputs;
        output = capture.Output;
        forward = capture.Forward;
        backward = capture.Backward;
        gradients = capture.Gradients;
        parameters = capture.Parameters;
        steps = capture.Steps;
        PlannedBytes = capture.PlannedBytes;
        entries = capture.Entries;
    }

    /// <summary>The bytes that all intermediate results and adjoints of a run share.</summary>
    public long PlannedBytes { get; }

    /// <summary>A copy of the result of the last run.</summary>
    public Tensor Output
    {
        get
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            memory.Open();
            try
            {
                Tensor copy = Tensor.Uninitialized(output.Shape, output.DType);
                output.Bytes().CopyTo(copy.Bytes());
                return copy;
            }
            finally
            {
                memory.Close();
            }
        }
    }

    /// <summary>Records a function and plans its runs.</summary>
    /// <param name="f">The function of the inputs; parameters that it uses receive gradients.</param>
    /// <param name="examples">Inputs of the shapes and dtypes to come; their values are used for the recording only.</param>
    /// <exception cref="TapeException">A tape is recording on this thread; or the function opens one, goes backward or changes a parameter.</exception>
    public static TapeProgram Capture(Func<Tensor[], Tensor> f, params Tensor[] examples)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(examples);
        return new TapeProgram(ReplayCapture.Of(f, examples));
    }

    /// <summary>
    /// Computes the result, and adds its gradient to that of every parameter; if the program has an optimizer, it makes its step and the gradients
    /// are forgotten. Allocates nothing.
    /// </summary>
    /// <returns>The result, before the step.</returns>
    /// <exception cref="ShapeException">The result is not one number.</exception>
    /// <exception cref="TapeException">
    /// A value that the function read while it was captured is different now, or a parameter has been frozen or freed since. No gradient and no
    /// parameter has changed.
    /// </exception>
    /// <exception cref="NonFiniteException"><see cref="CheckFinite"/> is on, and a step has made what is not finite; the same holds.</exception>
    /// <exception cref="InvalidOperationException">The program is at work already: its function runs it, or another thread does, if that is seen.</exception>
    public double Run()
    {
        if (output.Length != 1)
            throw new ShapeException($"A backward pass starts from one number, but the captured result has the shape {output.Shape}. Call Forward, or capture a function that reduces it.");
        foreach (ReplayParameter parameter in parameters)
            parameter.Check();
        double result = Run(withGradients: true);
        Update();
        return result;
    }

    /// <summary>Computes the result only; it is read as <see cref="Output"/>. Allocates nothing.</summary>
    /// <exception cref="TapeException">A value that the function read while it was captured is different now.</exception>
    /// <exception cref="NonFiniteException"><see cref="CheckFinite"/> is on, and a step has made what is not finite.</exception>
    /// <exception cref="InvalidOperationException">The program is at work already: its function runs it, or another thread does, if that is seen.</exception>
    public void Forward() => Run(withGradients: false);

    /// <summary>Gives the program's memory to the garbage collector.</summary>
    public void Dispose()
    {
        isDisposed = true;
        foreach (ReplayStep step in steps)
            step.Result.Drop();
        foreach (ReplayInput input in inputs)
            input.Tensor.Drop();
    }

    /// <summary>The steps as a table.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = 0; i < steps.Count; i++)
        {
            ReplayStep step = steps[i];
            text.AppendLine(CultureInfo.InvariantCulture, $"{i,4}  {step.Operation.Name}  {step.Result.DType} {step.Result.Shape}{(step.Accumulate ? "  added" : "")}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{steps.Count} steps, {PlannedBytes} bytes planned").ToString();
    }

    /// <summary>What follows a backward pass. Optimizers, of which this folder knows nothing, fill it in.</summary>
    partial void Update();

    double Run(bool withGradients)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        memory.Open();
        TensorOwner? outer = TensorOwner.Current;
        TensorOwner.Current = memory;
        try
        {
            foreach (IReplayUnit unit in checkedForward ?? forward)
                unit.Run();
            if (withGradients)
                RunBackward(checkedBackward ?? backward);
            return output.Length == 1 ? output.ElementAt(0) : 0;
        }
        finally
        {
            TensorOwner.Current = outer;
            memory.Close();
        }
    }

    void RunBackward(IReplayUnit[] units)
    {
        foreach (ReplayGradient gradient in gradients)
            gradient.Begin();
        foreach (IReplayUnit unit in units)
            unit.Run();
        foreach (ReplayGradient gradient in gradients)
            gradient.Commit();
    }
}
