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

        // Keep the wrapper: a custom object has no properties without it.
        return ReferenceEquals(read, value) ? inputData : read;
    }

    /// <summary>The object itself, if PowerShell has wrapped it.</summary>
    internal static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>Reads a value. Returns values that it cannot read unchanged.</summary>
    /// <param name="value">The value without its wrapper.</param>
    protected abstract object? Read(object? value);
}
