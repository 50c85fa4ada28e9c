using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// Lets the cmdlet itself refuse what is no ID. What the binder refuses never reaches a cmdlet, which then could not count the
/// positions of its input.
/// </summary>
internal sealed class LenientIdAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            long id => id,
            int id => (long)id,
            _ => long.TryParse(
                LanguagePrimitives.ConvertTo<string>(value).Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out long id) ? id : 0L,
        };
    }
}
