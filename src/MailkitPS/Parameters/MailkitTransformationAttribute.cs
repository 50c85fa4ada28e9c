using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the value of a parameter before PowerShell converts it to the type of the parameter.</summary>
internal abstract class MailkitTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = Unwrap(inputData);
        object? read = Read(value);

        // With its wrapper, without which a custom object has no properties.
        return ReferenceEquals(read, value) ? inputData : read;
    }

    /// <summary>The object itself, where PowerShell has wrapped it.</summary>
    internal static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>Reads a value. What it cannot read it returns as it is.</summary>
    /// <param name="value">The value without its wrapper.</param>
    protected abstract object? Read(object? value);
}
