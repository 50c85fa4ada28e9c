using System.Collections;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that takes recipients by the thousand, with their data.</summary>
public abstract class MailkitFieldInputCommand : MailkitInputCommand
{
    private readonly InputColumn _fieldColumn;

    /// <param name="recipientFields">The fields of a recipient that the function takes.</param>
    /// <param name="textColumn">The column that an input is which is a text. Each input needs it.</param>
    /// <param name="required">The other columns that each input needs.</param>
    private protected MailkitFieldInputCommand(RecipientFields recipientFields, string textColumn, params string[] required)
        : base(recipientFields, textColumn, required)
    {
        _fieldColumn = Column(nameof(Field));
    }

    /// <summary>Data of the recipient: a hashtable or an object, such as @{ first_name = 'Ada'; custom1 = 'x' }.</summary>
    [Parameter]
    [AllowNull]
    [InputColumn]
    [Alias("customs")]
    public object? Field { get; set; }

    /// <summary>The data that the command line gives for every recipient.</summary>
    private protected RecipientData Given { get; private set; } = new();

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        IDictionary? field = WireValue.Members(Field, "-Field");
        WireText.Name("-Field", () => Given = Fields.Read(field, KeepsEmpty));
    }

    /// <summary>
    /// The data of the recipient; null for none. What the command line gives counts more than what the input has.
    /// </summary>
    /// <exception cref="MailkitException">They cannot be sent, or the input gives one of them twice.</exception>
    private protected RecipientData? ReadFields(InputRow row)
    {
        RecipientData? data = row.Fields;
        if (row[_fieldColumn] is object value)
        {
            RecipientData inField = Fields.Read(WireValue.Members(value, "Its Field"), KeepsEmpty);
            if (data?.FirstIn(inField) is RecipientField twice)
            {
                throw Refusal($"{twice.Name} is given twice, in a property of its own and in Field");
            }

            data ??= new();
            data.AddMissing(inField);
            data = data.Any ? data : null;
        }

        if (!Given.Any)
        {
            return data;
        }

        RecipientData all = new();
        all.AddMissing(Given);
        all.AddMissing(data ?? new());
        return all;
    }
}
