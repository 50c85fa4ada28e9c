using System.Collections;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A parameter that each input may also give in a property of its own, which <see cref="FieldReader"/> reads. On the command line it is
/// one value for all inputs: PowerShell would otherwise send the text of a script block.
/// </summary>
internal sealed class InputColumnAttribute : MailkitTransformationAttribute
{
    /// <summary>Whether the value may be a list.</summary>
    public bool TakesList { get; set; }

    /// <summary>
    /// It is a field of the recipient, which <see cref="FieldReader"/> finds by itself, and only in inputs that are about a person.
    /// </summary>
    public bool IsField { get; set; }

    /// <inheritdoc/>
    protected override object? Read(object? value) => value switch
    {
        ScriptBlock => throw new ArgumentTransformationMetadataException(
            "A script block is not run for each input here. -FieldMap says which property of the input has the value, such as "
            + "-FieldMap @{ Mail = 'Email' }."),
        IList when !TakesList => throw new ArgumentTransformationMetadataException(
            "It is one value for all inputs, and this is a list. Many recipients come through the pipeline."),
        _ => IsField && value is not (null or string) ? SingleTextAttribute.TextOf(value) : value,
    };
}
