using System.Globalization;
using AutoGrad.Data;
using AutoGrad.Modules;
using AutoGrad.Training;

namespace AutoGrad.Cli.Train;

/// <summary>How good the trained model is on the examples it has not seen. The last line is for programs to read.</summary>
internal static class TestReport
{
    /// <summary>A table of more classes than this is wider than terminals are.</summary>
    const int MostClassesInTable = 30;

    public static void Write(TextWriter output, Module model, Dataset test, double loss)
    {
        output.WriteLine();
        output.WriteLine(Line($"test loss {loss:F4}"));
        if (test.IsClassification)
            WriteClasses(output, Metrics.ConfusionMatrix(model, test));
        else
            WriteValues(output, model, test);
    }

    static void WriteClasses(TextWriter output, ConfusionMatrix confusion)
    {
        if (confusion.ClassNames.Count <= MostClassesInTable)
        {
            output.WriteLine("actual classes downwards, predicted ones across:");
            output.WriteLine();
            output.WriteLine(confusion.ToString());
            output.WriteLine();
        }

        output.WriteLine(Line($"test accuracy {confusion.Accuracy:F4}"));
    }

    static void WriteValues(TextWriter output, Module model, Dataset test)
    {
        output.WriteLine(Line($"test rmse {Math.Sqrt(Metrics.MeanSquaredError(model, test)):G6}"));
        output.WriteLine(Line($"test r2 {Metrics.R2(model, test):F4}"));
    }

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
