using System.Globalization;
using AutoGrad.Training;

namespace AutoGrad.Cli.Train;

/// <summary>What an epoch brought, as a line of text.</summary>
internal static class EpochLine
{
    /// <summary>Such as <c>epoch  3/10  loss 0.1234  validation loss 0.2345  validation accuracy 0.9876  0.4 s</c>.</summary>
    public static string Of(EpochResult epoch, int epochs)
    {
        string number = epoch.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(epochs.ToString(CultureInfo.InvariantCulture).Length);
        return string.Create(
            CultureInfo.InvariantCulture, $"epoch {number}/{epochs}  loss {epoch.TrainingLoss:F4}{Validation(epoch)}  {epoch.Duration.TotalSeconds:F1} s");
    }

    /// <summary>The accuracy on the validation part, or the loss where there are no classes; after two blanks.</summary>
    public static string ShortValidation(EpochResult epoch) => epoch.ValidationAccuracy is { } accuracy
        ? string.Create(CultureInfo.InvariantCulture, $"  accuracy {accuracy:F4}")
        : string.Create(CultureInfo.InvariantCulture, $"  validation {epoch.ValidationLoss:F4}");

    static string Validation(EpochResult epoch)
    {
        string loss = string.Create(CultureInfo.InvariantCulture, $"  validation loss {epoch.ValidationLoss:F4}");
        return epoch.ValidationAccuracy is { } accuracy ? string.Create(CultureInfo.InvariantCulture, $"{loss}  validation accuracy {accuracy:F4}") : loss;
    }
}
