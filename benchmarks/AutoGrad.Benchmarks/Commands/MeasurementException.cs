namespace AutoGrad.Benchmarks.Commands;

/// <summary>A measurement cannot be made, for a reason that the message tells.</summary>
sealed class MeasurementException(string message) : Exception(message);
