using System.Management.Automation;

namespace MailkitPS;

/// <summary>IDs start at 1; ValidateRange would refuse null, which stands for "none".</summary>
internal sealed class ValidateIdAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        long[] ids = arguments switch
        {
            long id => [id],
            long[] several => several,
            _ => [],
        };
        foreach (long id in ids)
        {
            if (id < 1)
            {
                throw new ValidationMetadataException($"{id} is not an ID: IDs are whole numbers from 1 on.");
            }
        }
    }
}
