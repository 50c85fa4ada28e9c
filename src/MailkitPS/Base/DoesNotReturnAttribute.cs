namespace System.Diagnostics.CodeAnalysis;

/// <summary>Tells the compiler that a method always throws; netstandard2.0 does not have this attribute.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DoesNotReturnAttribute : Attribute;
