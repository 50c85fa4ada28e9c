using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the empty field of a CSV file as "none", where the binder would read it as 0.</summary>
internal sealed class OptionalIdAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && text.Trim().Length == 0 ? null : inputData;
}
