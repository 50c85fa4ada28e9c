using System;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// Reads a login as <see cref="CredentialAttribute"/> does, which asks for the password of a user name, and takes a number for a user
/// name, too: a client ID is one. What is no login, and where nobody can be asked, becomes <see cref="PSCredential.Empty"/>, so that
/// the cmdlet can write its own error.
/// </summary>
internal sealed class LoginAttribute : ArgumentTransformationAttribute
{
    private static readonly CredentialAttribute Standard = new();

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = MailkitTransformationAttribute.Unwrap(inputData);
        if (value is PSCredential)
        {
            return value;
        }

        if (!IsUserName(value))
        {
            return PSCredential.Empty;
        }

        try
        {
            return Standard.Transform(engineIntrinsics, Convert.ToString(value, CultureInfo.InvariantCulture)) ?? PSCredential.Empty;
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            return PSCredential.Empty;
        }
    }

    /// <summary>Nothing at all is asked for, too.</summary>
    private static bool IsUserName(object? value) =>
        value is null or string || Convert.GetTypeCode(value) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
