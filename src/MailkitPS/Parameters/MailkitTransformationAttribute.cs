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

        // What was not read goes on as it came: without its wrapper a custom object has no properties.
        return ReferenceEquals(read, value) ? inputData : read;
    }

    /// <summary>The object itself, where PowerShell has wrapped it.</summary>
    internal static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>Reads a value; returns the same object where it is none that can be read.</summary>
    /// <param name="value">The value without its wrapper.</param>
    protected abstract object? Read(object? value);
}
