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
            checkedForward = value ? Checked(plannedForward, isBackward: false) : null;
            checkedBackward = value ? Checked(plannedBackward, isBackward: true) : null;
        }
    }

    IReplayUnit[] Checked(IReplayUnit[] planned, bool isBackward) =>
    [
        .. planned.Where(unit => unit is not ReplayStep { IsView: true })
            .Select(unit => unit is ReplayStep { Entry: >= 0 } step ? new CheckedStep(step, entries[step.Entry], isBackward) : unit),
    ];
}
