using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the words of a CSV file as a flag, which the binder would refuse. The empty field is none.</summary>
internal sealed class BooleanTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is not string text ? value : text.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" => true,
            "FALSE" or "0" or "NO" => false,
            "" => null,
            _ => throw new ArgumentTransformationMetadataException($"'{text}' is neither TRUE nor FALSE."),
        };
    }
}
