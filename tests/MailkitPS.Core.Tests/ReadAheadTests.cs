using System.Runtime.CompilerServices;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests;

/// <summary>What is read ahead is handed out in order, and never more than one read within an answer.</summary>
public sealed class ReadAheadTests
{
    private const int Reads = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void Reads_come_in_order_each_with_its_log()
    {
        Source source = new(number => number % 7 != 0);
        using ReadAhead<object> ahead = new(source, CancellationToken.None);
        for (int number = 1; number <= Reads; number++)
        {
            Assert.Equal([number], Take(ahead, out IReadOnlyList<string> log));
            Assert.Equal([$"read {number}"], log);
        }
    }

    [Fact]
    public void Within_an_answer_one_read_waits_while_the_next_one_is_under_way()
    {
        Source source = new(_ => true);
        source.MayReach(2);
        using ReadAhead<object> ahead = new(source, CancellationToken.None);
        Assert.True(ahead.IsRead.WaitOne(Patience));
        source.Reached(2).WaitOne(Patience);
        for (int number = 1; number <= Reads; number++)
        {
            source.MayReach(number + 2);
            ahead.Take(out _);
            Assert.True(ahead.IsRead.WaitOne(Patience));
        }

        Assert.Null(source.Fault);
    }

    [Fact]
    public void A_call_is_made_only_when_all_before_it_has_been_taken()
    {
        Source source = new(_ => false);
        source.MayReach(1);
        using ReadAhead<object> ahead = new(source, CancellationToken.None);
        for (int number = 1; number <= Reads; number++)
        {
            Assert.True(ahead.IsRead.WaitOne(Patience));
            source.MayReach(number + 1);
            ahead.Take(out _);
        }

        Assert.Null(source.Fault);
    }

    [Fact]
    public void A_failure_comes_behind_the_rows_before_it_and_ends_the_reading()
    {
        Source source = new(_ => true) { FailsAt = 3 };
        source.MayReach(3);
        using ReadAhead<object> ahead = new(source, CancellationToken.None);
        Assert.Equal([1], Take(ahead, out _));
        Assert.Equal([2], Take(ahead, out _));
        Assert.Equal("read 3", Assert.Throws<InvalidDataException>(() => Take(ahead, out _)).Message);
        Assert.False(ahead.IsRead.WaitOne(0));
        Assert.Null(source.Fault);
    }

    [Fact]
    public void A_read_that_waits_is_waited_for()
    {
        TaskCompletionSource<IReadOnlyList<object>?> rows = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Source source = new(_ => true) { Waiting = rows.Task };
        using ReadAhead<object> ahead = new(source, CancellationToken.None);
        Assert.False(ahead.IsRead.WaitOne(0));
        rows.SetResult(["row"]);
        Assert.Equal(["row"], Take(ahead, out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposed_it_ends_its_thread_and_overlooks_no_failure(bool isInAnswer)
    {
        List<Exception> overlooked = [];
        EventHandler<UnobservedTaskExceptionEventArgs> onOverlooked = (_, e) =>
        {
            lock (overlooked)
            {
                overlooked.Add(e.Exception);
            }
        };
        TaskScheduler.UnobservedTaskException += onOverlooked;
        try
        {
            await Eventually.IsFreeAsync(EndDuringRead(isInAnswer));
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= onOverlooked;
        }

        Assert.DoesNotContain(overlooked, fault => fault.InnerException is InvalidDataException);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference EndDuringRead(bool isInAnswer)
    {
        TaskCompletionSource<IReadOnlyList<object>?> rows = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Source source = new(_ => isInAnswer) { Waiting = rows.Task };
        source.MayReach(1);
        ReadAhead<object> ahead = new(source, CancellationToken.None);
        source.Reached(1).WaitOne(Patience);
        ahead.Dispose();
        rows.SetException(new InvalidDataException("late"));
        return new WeakReference(ahead);
    }

    private static IReadOnlyList<object>? Take(ReadAhead<object> ahead, out IReadOnlyList<string> log)
    {
        Assert.True(ahead.IsRead.WaitOne(Patience));
        return ahead.Take(out log).GetAwaiter().GetResult();
    }

    /// <summary>Each read has its number as its only row.</summary>
    /// <param name="isInAnswer">Whether the answer goes on behind a read.</param>
    private sealed class Source(Func<int, bool> isInAnswer) : IRowSource<object>
    {
        private readonly ManualResetEvent[] _reached = [new(false), new(false)];
        private volatile int _number;
        private volatile int _limit = int.MaxValue;

        public string? Fault { get; private set; }

        public int FailsAt { get; init; }

        public Task<IReadOnlyList<object>?>? Waiting { get; init; }

        string IRowSource<object>.Function => string.Empty;

        IReadOnlyList<string> IRowSource<object>.UnknownMembers => [];

        CallState? IRowSource<object>.State => null;

        bool IRowSource<object>.IsInAnswer => isInAnswer(_number);

        /// <summary>Set when the first or the second read has begun.</summary>
        public ManualResetEvent Reached(int number) => _reached[number - 1];

        /// <summary>A read with a greater number is a fault.</summary>
        public void MayReach(int number) => _limit = number;

        public Task<IReadOnlyList<object>?> ReadNextAsync(CancellationToken token)
        {
            int number = ++_number;
            if (number > _limit)
            {
                Fault = $"read {number} where {_limit} were allowed";
            }

            if (number <= _reached.Length)
            {
                _reached[number - 1].Set();
            }

            return Waiting ?? (number == FailsAt
                ? Task.FromException<IReadOnlyList<object>?>(new InvalidDataException($"read {number}"))
                : Task.FromResult<IReadOnlyList<object>?>([number]));
        }

        public IReadOnlyList<string> TakeLog() => [$"read {_number}"];

        public void Dispose()
        {
        }
    }
}
