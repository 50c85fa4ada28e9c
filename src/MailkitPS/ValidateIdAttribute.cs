using System.Management.Automation;

namespace MailkitPS;

/// <summary>IDs start at 1; ValidateRange would refuse null, which stands for "none".</summary>
internal sealed class ValidateIdAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is long id and < 1)
        {
            throw new ValidationMetadataException($"{id} is not an ID: IDs are whole numbers from 1 on.");
        }
    }
}
