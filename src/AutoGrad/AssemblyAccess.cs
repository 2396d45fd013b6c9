using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AutoGrad.Cli")]
[assembly: InternalsVisibleTo("AutoGrad.Testing")]
[assembly: InternalsVisibleTo("AutoGrad.Tests")]
[assembly: InternalsVisibleTo("AutoGrad.PropertyTests")]
[assembly: InternalsVisibleTo("AutoGrad.Benchmarks")]
