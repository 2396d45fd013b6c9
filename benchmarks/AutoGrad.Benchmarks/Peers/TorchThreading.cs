using System.Globalization;

namespace AutoGrad.Benchmarks.Peers;

/// <summary>A way to give PyTorch its threads. Both pools at once would spin against each other on two cores.</summary>
/// <param name="Name">The name in tables; empty where there is no choice.</param>
/// <param name="Torch">Threads inside one operation, by OpenMP.</param>
/// <param name="Blas">Threads inside one matrix product, by OpenBLAS.</param>
sealed record TorchThreading(string Name, int Torch, int Blas)
{
    /// <summary>The ways that are worth a try for a number of threads.</summary>
    public static TorchThreading[] For(int threads) => threads == 1
        ? [new("", 1, 1)]
        : [new("OpenBLAS threads", 1, threads), new("intra-op threads", threads, 1)];

    /// <summary>Sets the environment of a process.</summary>
    public void Apply(IDictionary<string, string?> environment)
    {
        environment["OMP_NUM_THREADS"] = Torch.ToString(CultureInfo.InvariantCulture);
        environment["OPENBLAS_NUM_THREADS"] = Blas.ToString(CultureInfo.InvariantCulture);
        environment["OMP_WAIT_POLICY"] = "PASSIVE";
    }
}
