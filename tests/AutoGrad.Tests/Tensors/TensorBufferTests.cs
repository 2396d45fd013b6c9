using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Tests.Tensors;

public class TensorBufferTests
{
    // Several of each, as memory may begin where it should by chance.
    [Theory]
    [InlineData(1, 64)]
    [InlineData(1_000, 64)]
    [InlineData(16_383, 64)]
    [InlineData(16_384, 4096)]
    [InlineData(100_352, 4096)]
    public void A_tensor_begins_at_a_cache_line_and_a_long_one_at_a_page(int length, int boundary)
    {
        Tensor[] kept = [.. Enumerable.Range(0, 20).Select(_ => Tensor.Zeros([length]))];
        using var tape = new Tape();
        Tensor[] pooled = [.. Enumerable.Range(0, 20).Select(_ => Tensor.Zeros([length]))];
        Assert.All((Tensor[])[.. kept, .. pooled], tensor => Assert.Equal(0, AddressOf(tensor) % boundary));
    }

    static unsafe nint AddressOf(Tensor tensor) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.AsSpan<float>()));
}
