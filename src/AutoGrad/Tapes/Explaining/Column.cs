namespace AutoGrad;

/// <summary>A column of a Jacobian where it can differ from 0: places of the result, and their derivatives by one element of an operand.</summary>
internal readonly record struct Column(int[] Places, double[] Derivatives);
