namespace AutoGrad;

public sealed partial class TapeProgram
{
    IReplayUnit[]? checkedForward, checkedBackward;

    /// <summary>
    /// Whether a run stops with a <see cref="NonFiniteException"/> at the first step whose result is not finite, forward or backward; off at first. It can be
    /// changed between runs. The steps then run one by one, and every result is read once more. Infinities that an operand already holds may pass
    /// on through results, as on a tape that checks.
    /// </summary>
    public bool CheckFinite
    {
        get => checkedForward is not null;
        set
        {
            using var nobodys = new NoOwner(); // a tape that is open would take back what the steps keep
            checkedForward = value ? Checked(forward, isBackward: false) : null;
            checkedBackward = value ? Checked(backward, isBackward: true) : null;
        }
    }

    /// <summary>The units, with each step by itself; guards, which have none, stay.</summary>
    IReplayUnit[] Checked(IReplayUnit[] units, bool isBackward) =>
    [
        .. units.SelectMany(unit => unit is ReplayChain chain ? chain.Steps : (IEnumerable<IReplayUnit>)[unit])
            .Select(unit => unit is ReplayStep { Entry: >= 0 } step ? new CheckedStep(step, entries[step.Entry], isBackward) : unit),
    ];
}
