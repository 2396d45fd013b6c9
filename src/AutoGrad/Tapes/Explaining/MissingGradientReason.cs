namespace AutoGrad;

/// <summary>Why there is no gradient.</summary>
public enum MissingGradientReason
{
    /// <summary>The tape has recorded no operation that reads the variable.</summary>
    NeverUsed,

    /// <summary>The tape has read the tensor, but as a constant: nobody asked it to watch it.</summary>
    NotWatched,

    /// <summary>The parameter is frozen: its <see cref="Parameter.RequiresGradient"/> is false.</summary>
    Frozen,

    /// <summary>The variable is used, but the result depends on nothing that was computed from it.</summary>
    NotConnected,

    /// <summary>The result depends on the variable, but every way is cut; <see cref="MissingGradient.Cuts"/> holds where.</summary>
    Cut,

    /// <summary>The result is no computed value of this tape, and nothing that it was made from is known.</summary>
    ResultNotRecorded,
}
