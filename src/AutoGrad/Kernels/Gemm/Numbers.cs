using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

// Numbers that are part of a type: the number is the type's size. Code generic over such a type is compiled for that number. The compiler
// knows a size from the start and never looks at branches that it excludes; a static abstract property would be inlined some hundred times per kernel,
// after all branches had been read, which made compiling the kernels several times slower.

/// <summary>The number 1.</summary>
[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct Of1;

/// <summary>The number 2.</summary>
[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Of2;

/// <summary>The number 3.</summary>
[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Of3;

/// <summary>The number 4.</summary>
[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Of4;

/// <summary>The number 5.</summary>
[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Of5;

/// <summary>The number 6.</summary>
[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Of6;

/// <summary>The number 7.</summary>
[StructLayout(LayoutKind.Sequential, Size = 7)]
internal readonly struct Of7;

/// <summary>The number 8.</summary>
[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Of8;

/// <summary>The number 9.</summary>
[StructLayout(LayoutKind.Sequential, Size = 9)]
internal readonly struct Of9;

/// <summary>The number 10.</summary>
[StructLayout(LayoutKind.Sequential, Size = 10)]
internal readonly struct Of10;

/// <summary>The number 11.</summary>
[StructLayout(LayoutKind.Sequential, Size = 11)]
internal readonly struct Of11;

/// <summary>The number 12.</summary>
[StructLayout(LayoutKind.Sequential, Size = 12)]
internal readonly struct Of12;
