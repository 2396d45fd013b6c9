namespace AutoGrad.Benchmarks.Detection;

/// <summary>What checkers say about one plant; null where one was not run.</summary>
/// <param name="Suite">"wrong" or "right".</param>
/// <param name="Plant">The plant's name.</param>
/// <param name="Elements">The number of elements of its operands.</param>
/// <param name="Full">Our verdict element by element.</param>
/// <param name="Fast">Our verdict by random directions.</param>
/// <param name="FullNames">Whether the full check named the wrong elements and no others.</param>
/// <param name="FastNames">Whether the fast check named wrong elements and no others.</param>
/// <param name="FullSeconds">How long the full check took.</param>
/// <param name="FastSeconds">How long the fast check took.</param>
/// <param name="PeerSlow">Whether the peer's slow check accepted the gradient.</param>
/// <param name="PeerFast">Whether the peer's fast check accepted the gradient.</param>
sealed record DetectionRow(
    string Suite,
    string Plant,
    int Elements,
    string Full,
    string Fast,
    bool? FullNames,
    bool? FastNames,
    double FullSeconds,
    double FastSeconds,
    bool? PeerSlow,
    bool? PeerFast);
