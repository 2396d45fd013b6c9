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
            checkedForward = value ? Checked(steps.Take(forwardCount), isBackward: false) : null;
            checkedBackward = value ? Checked(steps.Skip(forwardCount), isBackward: true) : null;
        }
    }

    IReplayUnit[] Checked(IEnumerable<ReplayStep> some, bool isBackward) =>
        [.. some.Where(step => !step.IsView).Select(step => step.Entry < 0 ? (IReplayUnit)step : new CheckedStep(step, entries[step.Entry], isBackward))];
}
