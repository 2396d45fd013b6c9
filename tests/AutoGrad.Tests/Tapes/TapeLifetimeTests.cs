using System.Runtime.CompilerServices;

namespace AutoGrad.Tests.Tapes;

public class TapeLifetimeTests
{
    [Fact]
    public void Nothing_is_recorded_outside_a_tape()
    {
        Tensor x = Tensor.From([1.0, 2.0]);
        Tensor y = x * x;
        Assert.Null(Tape.Current);
        var error = Assert.Throws<TapeException>(() => y.Sum().Backward());
        Assert.Contains("No tape recorded this tensor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_a_disposed_tape_says_how_to_keep_it()
    {
        Tensor y;
        using (new Tape())
            y = Tensor.From([1.0, 2.0]) * 2;
        var error = Assert.Throws<ObjectDisposedException>(() => y.ToArray<double>());
        Assert.Contains("Call Detach() or Item() before the tape ends", error.Message, StringComparison.Ordinal);
        Assert.Throws<ObjectDisposedException>(() => y + 1);
        Assert.Throws<ObjectDisposedException>(() => y.Reshape([2, 1]));
    }

    [Fact]
    public void A_detached_tensor_outlives_the_tape_even_when_its_memory_would_be_used_again()
    {
        Tensor kept;
        using (new Tape())
            kept = (Tensor.From([1.0, 2.0]) * 2).Detach();
        using (new Tape())
        {
            for (int i = 0; i < 100; i++)
                _ = Tensor.From([7.0, 7.0]) * 3;
        }

        Assert.Equal([2, 4], kept.ToArray<double>());
    }

    [Fact]
    public void A_span_handed_out_stays_valid_when_the_tape_has_ended()
    {
        ReadOnlySpan<double> span;
        using (new Tape())
            span = (Tensor.From([1.0, 2.0]) * 2).AsSpan<double>();
        using (new Tape())
            _ = Tensor.From([7.0, 7.0]) * 3;
        Assert.Equal([2, 4], span.ToArray());
    }

    [Fact]
    public void What_a_custom_rule_kept_cannot_be_read_when_the_tape_has_ended()
    {
        var kept = new List<Tensor>();
        CustomOperation twice = CustomOperation.Define("Twice", x => x * 2, (x, y, yBar) =>
        {
            kept.AddRange([x, y, yBar]);
            return yBar * 2;
        });
        for (int step = 0; step < 2; step++)
        {
            using var tape = new Tape();
            Tensor x = Tensor.From([1.0, 2.0]);
            tape.Watch(x);
            Assert.Equal([4, 4], tape.Gradient(twice.Apply(x + x).Sum(), x).ToArray<double>());
        }

        Assert.All(kept, tensor => Assert.Throws<ObjectDisposedException>(() => tensor.ToArray<double>()));
    }

    [Fact]
    public void A_result_of_an_earlier_tape_stays_unreadable_while_later_ones_record()
    {
        Tensor earlier;
        using (new Tape())
            earlier = Tensor.From([1.0, 2.0]) * 2;
        using (new Tape())
        {
            _ = Tensor.From([7.0, 7.0]) * 3;
            Assert.Throws<ObjectDisposedException>(() => earlier.ToArray<double>());
            Assert.Throws<ObjectDisposedException>(() => earlier.Detach());
        }
    }

    public static TheoryData<string, Func<Tensor, Tensor>> Uses => new()
    {
        { "a pointwise operation", x => x.Exp() },
        { "a pointwise operation of two operands", x => 1 + x },
        { "a reduction", x => x.Sum() },
        { "a view", x => x.Reshape([2, 1]) },
        { "a slice", x => x[1..] },
        { "a copy", x => x.BroadcastTo([3, 2]) },
        { "a product", x => x.MatMul(x) },
        { "a choice", x => Tensor.Where(Tensor.From([true, false]), x, 0) },
        { "a cast", x => x.To(DType.Float32) },
        { "a custom operation", x => CustomOperation.Define("Same", v => v * 1, (v, y, yBar) => yBar).Apply(x) },
        { "a seed", x => Gradient(x) },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void Nothing_computes_with_a_tensor_of_an_ended_tape(string use, Func<Tensor, Tensor> apply)
    {
        Tensor earlier;
        using (new Tape())
            earlier = Tensor.From([1.0, 2.0]) * 2;
        Assert.True(Record.Exception(() => apply(earlier)) is ObjectDisposedException, $"{use}, without a tape");
        using var tape = new Tape();
        Assert.True(Record.Exception(() => apply(earlier)) is ObjectDisposedException, $"{use}, recorded");
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void Nothing_computes_with_a_tensor_of_another_threads_tape(string use, Func<Tensor, Tensor> apply)
    {
        using var tape = new Tape();
        Tensor foreign = Tensor.From([1.0, 2.0]) * 2;
        Exception? plain = null, recorded = null;
        var thread = new Thread(() =>
        {
            plain = Record.Exception(() => apply(foreign));
            using var own = new Tape();
            recorded = Record.Exception(() => apply(foreign));
        });
        thread.Start();
        thread.Join();
        Assert.True(plain is InvalidOperationException and not ObjectDisposedException, $"{use}, without a tape");
        Assert.True(recorded is InvalidOperationException and not ObjectDisposedException, $"{use}, recorded");
    }

    static Tensor Gradient(Tensor seed)
    {
        using var tape = new Tape();
        Tensor x = Tensor.From([1.0, 2.0]);
        tape.Watch(x);
        return tape.Gradient(x.Exp(), x, seed).Detach();
    }

    [Fact]
    public void Memory_returns_to_the_pool_and_is_used_again()
    {
        Step();
        BufferPool pool = BufferPool.Current;
        long rented = pool.RentedBytes, free = pool.FreeBytes;
        for (int i = 0; i < 50; i++)
            Step();
        Assert.Equal(rented, pool.RentedBytes);
        Assert.Equal(free, pool.FreeBytes);

        static void Step()
        {
            using var tape = new Tape();
            Tensor x = Tensor.Ones([64, 32]);
            tape.Watch(x);
            tape.Gradient((x.Exp() * x).Reshape([32, 64]).Sum(), x);
        }
    }

    [Fact]
    public void A_view_of_a_tensor_ends_with_the_tape_and_a_detached_view_does_not()
    {
        Tensor view, kept;
        using (new Tape())
        {
            Tensor y = Tensor.From([1.0, 2.0]) * 2;
            view = y.Reshape([2, 1]);
            kept = view.Detach();
        }

        Assert.Throws<ObjectDisposedException>(() => view.ToArray<double>());
        using (new Tape())
            _ = Tensor.From([7.0, 7.0]) * 3;
        Assert.Equal([2, 4], kept.ToArray<double>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_ended_tape_keeps_no_memory_that_is_not_the_pools(bool isView)
    {
        WeakReference memory = Recorded(isView);
        GC.Collect();
        Assert.False(memory.IsAlive);
    }

    /// <summary>The memory of a tensor that a tape has viewed, or of a result that was detached, when nothing else holds it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference Recorded(bool isView)
    {
        Tensor x = Tensor.From([1.0, 2.0, 3.0, 4.0]);
        using var tape = new Tape();
        tape.Watch(x);
        Tensor y = isView ? x.Reshape([2, 2]) : x.Exp().Detach();
        return new WeakReference(y.Location.Buffer);
    }

    [Fact]
    public void Tapes_must_end_in_reverse_order()
    {
        var outer = new Tape();
        var inner = new Tape();
        Assert.Throws<InvalidOperationException>(outer.Dispose);
        inner.Dispose();
        outer.Dispose();
        outer.Dispose();
        Assert.Null(Tape.Current);
    }

    [Fact]
    public void A_tape_that_another_thread_disposes_refuses_and_records_no_more()
    {
        var tape = new Tape();
        Tensor x = Tensor.From([1.0, 2.0]), y = x * x;
        Exception error = DisposedElsewhere(tape);
        Assert.Contains("before an await", error.Message, StringComparison.Ordinal);
        Assert.Null(Tape.Current);
        _ = x + 1;
        Assert.Equal(1, tape.Count);
        Assert.Equal([1, 4], y.ToArray<double>());

        tape.Dispose();
        Assert.True(tape.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => y.ToArray<double>());
    }

    [Fact]
    public void An_outer_tape_that_another_thread_disposes_does_not_record_after_the_inner_one()
    {
        using var outermost = new Tape();
        var outer = new Tape();
        using (new Tape())
            DisposedElsewhere(outer);
        Assert.Same(outermost, Tape.Current);
    }

    static InvalidOperationException DisposedElsewhere(Tape tape)
    {
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(tape.Dispose));
        thread.Start();
        thread.Join();
        return Assert.IsType<InvalidOperationException>(error);
    }

    [Fact]
    public void For_an_inner_tape_the_outer_tapes_tensors_are_constants()
    {
        Tensor x = Tensor.From([3.0]);
        using var outer = new Tape();
        outer.Watch(x);
        Tensor square = x * x;
        double inside;
        using (var inner = new Tape())
        {
            inner.Watch(square);
            inside = inner.Gradient((square * square).Sum(), square).Item();
            Assert.Equal(2, inner.Count);
        }

        Assert.Equal(18, inside);
        Assert.Equal(6, outer.Gradient(square.Sum(), x).Item());
    }

    [Fact]
    public void Tapes_of_different_threads_do_not_see_each_other()
    {
        Tensor x = Tensor.From([2.0]);
        using var tape = new Tape();
        tape.Watch(x);
        Tensor y = x * x;
        Exception? touched = null, asked = null;
        double elsewhere = 0;
        var thread = new Thread(() =>
        {
            Assert.Null(Tape.Current);
            touched = Record.Exception(() => y + 1);
            asked = Record.Exception(() => tape.Gradient(y, x));
            using var own = new Tape();
            own.Watch(x);
            elsewhere = own.Gradient(x * x * x, x).Item();
        });
        thread.Start();
        thread.Join();
        Assert.IsType<InvalidOperationException>(touched);
        Assert.Contains("another thread", touched.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(asked);
        Assert.Equal(12, elsewhere);
        Assert.Equal(4, tape.Gradient(y, x).Item());
        Assert.Equal(1, tape.Count);
    }

    [Fact]
    public void Many_threads_share_one_parameter()
    {
        var weight = new Parameter(Tensor.From([2.0]), "w");
        var results = new double[8];
        Parallel.For(0, results.Length, i =>
        {
            for (int step = 0; step < 200; step++)
            {
                using var tape = new Tape();
                results[i] = tape.Gradient((weight * weight * (i + 1.0)).Sum(), weight).Item();
            }
        });
        Assert.Equal([4, 8, 12, 16, 20, 24, 28, 32], results);
    }

    [Fact]
    public void A_paused_tape_records_nothing_but_owns_what_is_made()
    {
        Tensor made;
        using (var tape = new Tape())
        {
            using (tape.Pause())
                made = Tensor.From([1.0]) * 2;
            Assert.Equal(0, tape.Count);
        }

        Assert.Throws<ObjectDisposedException>(() => made.Item());
    }

    [Fact]
    public void A_pause_that_has_ended_ends_no_other()
    {
        using var tape = new Tape();
        Pause first = tape.Pause();
        first.Dispose();
        first.Dispose();
        Assert.True(tape.IsRecording);
        using (tape.Pause())
        {
            first.Dispose();
            Assert.False(tape.IsRecording);
            _ = Tensor.From([1.0]) * 2;
        }

        Assert.True(tape.IsRecording);
        Assert.Equal(0, tape.Count);
    }

    [Fact]
    public void Pauses_end_with_the_one_that_they_lie_within()
    {
        using var tape = new Tape();
        Pause outer = tape.Pause(), inner = tape.Pause();
        inner.Dispose();
        Assert.False(tape.IsRecording);
        inner = tape.Pause();
        outer.Dispose();
        Assert.True(tape.IsRecording);
        inner.Dispose();
        Assert.True(tape.IsRecording);
        default(Pause).Dispose();
    }

    [Fact]
    public void Going_backward_from_a_result_of_a_disposed_tape_says_how_to_keep_it()
    {
        Tensor loss;
        using (new Tape())
            loss = (new Parameter(Tensor.From([1.0])) * 2).Sum();
        var error = Assert.Throws<ObjectDisposedException>(() => loss.Backward());
        Assert.Contains("that tape has been disposed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_kept_of_an_ended_tape_holds_no_tensor_that_the_tape_has_read(bool isDetached)
    {
        (Tensor kept, WeakReference input) = Recorded();
        GC.Collect();
        Assert.False(input.IsAlive);
        GC.KeepAlive(kept);

        [MethodImpl(MethodImplOptions.NoInlining)]
        (Tensor, WeakReference) Recorded()
        {
            // More variables than a tape looks through one by one.
            Parameter[] parameters = [.. Enumerable.Range(0, 20).Select(_ => new Parameter(Tensor.From([1.0])))];
            Tensor input = Tensor.From([1.0, 2.0]), sum = 0;
            using var tape = new Tape();
            tape.Watch(input);
            foreach (Parameter parameter in parameters)
                sum += (parameter * input).Sum();
            return (isDetached ? sum.Detach() : sum, new WeakReference(input));
        }
    }

    [Fact]
    public void A_constant_keeps_neither_the_tape_that_it_was_detached_under_nor_what_it_was_detached_from()
    {
        (Tensor constant, WeakReference tape, WeakReference result) = Recorded();
        GC.Collect();
        Assert.False(tape.IsAlive);
        Assert.False(result.IsAlive);
        Assert.Equal(2, constant.Item());

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (Tensor, WeakReference, WeakReference) Recorded()
        {
            using var tape = new Tape();
            Tensor result = Tensor.From([1.0]) * 2;
            return (result.Detach(), new WeakReference(tape), new WeakReference(result));
        }
    }
}
