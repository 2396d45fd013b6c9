using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Benchmarks.Gemm;

/// <summary>OpenBLAS, if this machine has it.</summary>
sealed unsafe partial class OpenBlas
{
    const string Library = "libopenblas.so.0";

    const int RowMajor = 101, AsItStands = 111, Transposed = 112; // CBLAS_LAYOUT and CBLAS_TRANSPOSE of cblas.h

    /// <summary>Settings that make OpenBLAS use kernels or blocks for another processor than the one it runs on.</summary>
    static readonly string[] s_handicaps = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"];

    readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> sgemm;
    readonly delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> dgemm;
    readonly delegate* unmanaged<int, void> setThreads;

    OpenBlas(nint library)
    {
        sgemm = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)NativeLibrary.GetExport(library, "cblas_sgemm");
        dgemm = (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)NativeLibrary.GetExport(library, "cblas_dgemm");
        setThreads = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads");
        Configuration = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "openblas_get_config"))()) ?? "OpenBLAS";
    }

    /// <summary>What to do where there is none.</summary>
    public const string HowToInstall = "OpenBLAS was not found, so only our side was measured; 'apt install libopenblas0-pthread' installs it on Debian and Ubuntu.";

    /// <summary>The version and the kernels it has chosen, as it tells them.</summary>
    public string Configuration { get; }

    /// <summary>Loads the library; null where there is none.</summary>
    public static OpenBlas? TryLoad()
    {
        if (!OperatingSystem.IsLinux())
            return null;

        // The library reads the process's own environment as it is loaded, of which .NET's is a copy.
        foreach (string handicap in s_handicaps)
            unsetenv(handicap);

        // Its threads poll for 2^20 ticks, half a millisecond, when a call has ended: enough between two calls, and over before another's turn to be measured.
        setenv("OPENBLAS_THREAD_TIMEOUT", "20", 1);
        return NativeLibrary.TryLoad(Library, out nint library) ? new OpenBlas(library) : null;
    }

    public void SetThreads(int threads) => setThreads(threads);

    /// <summary>C = op(A) · op(B) of dense matrices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply<T>(in GemmProblem problem, T* a, T* b, T* c)
        where T : unmanaged
    {
        (int m, int n, int k) = (problem.M, problem.N, problem.K);
        int formA = problem.TransposesA ? Transposed : AsItStands, formB = problem.TransposesB ? Transposed : AsItStands;
        if (typeof(T) == typeof(float))
            sgemm(RowMajor, formA, formB, m, n, k, 1, (float*)a, problem.RowOfA, (float*)b, problem.RowOfB, 0, (float*)c, n);
        else
            dgemm(RowMajor, formA, formB, m, n, k, 1, (double*)a, problem.RowOfA, (double*)b, problem.RowOfB, 0, (double*)c, n);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int unsetenv(string name);
}
