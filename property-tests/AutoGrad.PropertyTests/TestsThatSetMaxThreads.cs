namespace AutoGrad.PropertyTests;

/// <summary>Tests that set <see cref="Compute.MaxThreads"/>, and so must not run beside others.</summary>
[CollectionDefinition(nameof(Compute.MaxThreads), DisableParallelization = true)]
public sealed class TestsThatSetMaxThreads;
