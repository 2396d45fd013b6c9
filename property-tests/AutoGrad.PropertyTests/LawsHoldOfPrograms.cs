namespace AutoGrad.PropertyTests;

/// <summary>Checks: a replay equals recording anew, for random programs of the catalogue's operations.</summary>
public class LawsHoldOfPrograms
{
    [Fact]
    public void A_replay_computes_what_recording_anew_computes() => new ReplayEqualsRecording().CheckRandomPrograms(programs: 300);
}
