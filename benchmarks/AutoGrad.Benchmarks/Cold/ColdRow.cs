namespace AutoGrad.Benchmarks.Cold;

/// <summary>Median times from the start of a fresh process, in seconds.</summary>
/// <param name="Cores">How many cores the process may use.</param>
/// <param name="BegunS">To the first statement of the program: the runtime's own start.</param>
/// <param name="FirstStepS">To the end of the first training step.</param>
/// <param name="HundredthStepS">To the end of the hundredth.</param>
sealed record ColdRow(int Cores, double BegunS, double FirstStepS, double HundredthStepS);
