using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace MailkitPS;

/// <summary>
/// A cmdlet that writes what a mailing list keeps of recipients. A field is given in a parameter of its own, which counts most, in -Field,
/// or in a property of the input.
/// </summary>
public abstract class MailkitContactCommand : MailkitFieldInputCommand
{
    /// <param name="recipientFields">The fields of a recipient that the function takes.</param>
    /// <param name="textColumn">The column that an input is which is a text.</param>
    private protected MailkitContactCommand(RecipientFields recipientFields, string textColumn)
        : base(recipientFields, textColumn)
    {
    }

    /// <summary>The first name.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    [Alias("first_name")]
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    [Alias("last_name")]
    public string? LastName { get; set; }

    /// <summary>What stands before the name, such as a title.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Prefix { get; set; }

    /// <summary>The name as it is used to address the person.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Vocative { get; set; }

    /// <summary>The nickname.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    [Alias("nick_name")]
    public string? NickName { get; set; }

    /// <summary>The gender: M or F.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Gender { get; set; }

    /// <summary>The company.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Company { get; set; }

    /// <summary>The address that answers go to.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    [Alias("reply_to")]
    public string? ReplyTo { get; set; }

    /// <summary>The street.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Street { get; set; }

    /// <summary>The city.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? City { get; set; }

    /// <summary>The state or region.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? State { get; set; }

    /// <summary>The country.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Country { get; set; }

    /// <summary>The postal code.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Zip { get; set; }

    /// <summary>The telephone.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Phone { get; set; }

    /// <summary>The mobile telephone.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Mobile { get; set; }

    /// <summary>The fax.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn(IsField = true)]
    public string? Fax { get; set; }

    private protected override IReadOnlyCollection<string> OfOurRows => BesideFields;

    internal override InputWords Words => InputWords.Store;

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        RecipientData typed = ReadTyped();
        if (typed.FirstIn(Given) is RecipientField twice)
        {
            throw Refusal($"{twice.PropertyName} is given twice, in -{twice.PropertyName} and in -Field");
        }

        Given.AddMissing(typed);
    }

    /// <summary>The fields that have been typed as parameters of their own.</summary>
    private RecipientData ReadTyped()
    {
        RecipientData typed = new();
        foreach (PropertyInfo parameter in GetType().GetProperties()
            .Where(property => property.GetCustomAttribute<InputColumnAttribute>() is { IsField: true }))
        {
            if (parameter.GetValue(this) is string { Length: > 0 } text)
            {
                typed.Set(Fields.Require(parameter.Name), text);
            }
        }

        return typed;
    }
}
